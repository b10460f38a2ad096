import en from "./en/firstRun.json";
import zhCN from "./zh-CN/firstRun.json";
import { addTexts } from ".";

addTexts("firstRun", { en, "zh-CN": zhCN });
