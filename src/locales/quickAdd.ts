import en from "./en/quickAdd.json";
import zhCN from "./zh-CN/quickAdd.json";
import { addTexts } from ".";

addTexts("quickAdd", { en, "zh-CN": zhCN });
