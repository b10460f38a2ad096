import en from "./en/help.json";
import zhCN from "./zh-CN/help.json";
import { addTexts } from ".";

addTexts("help", { en, "zh-CN": zhCN });
