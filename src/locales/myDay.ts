import en from "./en/myDay.json";
import zhCN from "./zh-CN/myDay.json";
import { addTexts } from ".";

addTexts("myDay", { en, "zh-CN": zhCN });
