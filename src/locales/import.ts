import en from "./en/import.json";
import zhCN from "./zh-CN/import.json";
import { addTexts } from ".";

addTexts("import", { en, "zh-CN": zhCN });
