import en from "./en/deal.json";
import zhCN from "./zh-CN/deal.json";
import { addTexts } from ".";

addTexts("deal", { en, "zh-CN": zhCN });
