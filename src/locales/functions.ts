import { addTexts } from ".";
import en from "./en/functions.json";
import zh from "./zh-CN/functions.json";

addTexts("functions", { en, "zh-CN": zh });
