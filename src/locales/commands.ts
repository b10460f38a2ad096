import en from "./en/commands.json";
import zhCN from "./zh-CN/commands.json";
import { addTexts } from ".";

addTexts("commands", { en, "zh-CN": zhCN });
