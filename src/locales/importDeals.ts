import en from "./en/importDeals.json";
import zhCN from "./zh-CN/importDeals.json";
import { addTexts } from ".";

addTexts("importDeals", { en, "zh-CN": zhCN });
