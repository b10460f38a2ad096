import en from "./en/putFormula.json";
import zhCN from "./zh-CN/putFormula.json";
import { addTexts } from ".";

addTexts("putFormula", { en, "zh-CN": zhCN });
