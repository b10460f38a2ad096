import en from "./en/taskChanges.json";
import zhCN from "./zh-CN/taskChanges.json";
import { addTexts } from ".";

addTexts("taskChanges", { en, "zh-CN": zhCN });
