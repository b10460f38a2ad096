import en from "./en/newProcess.json";
import zhCN from "./zh-CN/newProcess.json";
import { addTexts } from ".";

addTexts("newProcess", { en, "zh-CN": zhCN });
