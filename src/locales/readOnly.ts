import en from "./en/readOnly.json";
import zhCN from "./zh-CN/readOnly.json";
import { addTexts } from ".";

addTexts("readOnly", { en, "zh-CN": zhCN });
