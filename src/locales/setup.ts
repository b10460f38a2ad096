import en from "./en/setup.json";
import zhCN from "./zh-CN/setup.json";
import { addTexts } from ".";

addTexts("setup", { en, "zh-CN": zhCN });
