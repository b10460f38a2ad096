import en from "./en/reasons.json";
import zhCN from "./zh-CN/reasons.json";
import { addTexts } from ".";

addTexts("reasons", { en, "zh-CN": zhCN });
