import en from "./en/reminders.json";
import zhCN from "./zh-CN/reminders.json";
import { addTexts } from ".";

addTexts("reminders", { en, "zh-CN": zhCN });
