import en from "./en/settings.json";
import zhCN from "./zh-CN/settings.json";
import { addTexts } from ".";

addTexts("settings", { en, "zh-CN": zhCN });
