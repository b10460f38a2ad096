import en from "./en/addDeal.json";
import zhCN from "./zh-CN/addDeal.json";
import { addTexts } from ".";

addTexts("addDeal", { en, "zh-CN": zhCN });
