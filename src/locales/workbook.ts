import en from "./en/workbook.json";
import zhCN from "./zh-CN/workbook.json";
import { addTexts } from ".";

addTexts("workbook", { en, "zh-CN": zhCN });
