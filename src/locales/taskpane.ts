import en from "./en/taskpane.json";
import zhCN from "./zh-CN/taskpane.json";
import { addTexts } from ".";

addTexts("taskpane", { en, "zh-CN": zhCN });
