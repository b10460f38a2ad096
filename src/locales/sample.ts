import en from "./en/sample.json";
import zhCN from "./zh-CN/sample.json";
import { addTexts } from ".";

addTexts("sample", { en, "zh-CN": zhCN });
