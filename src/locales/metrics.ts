import { addTexts } from ".";
import en from "./en/metrics.json";
import zh from "./zh-CN/metrics.json";

addTexts("metrics", { en, "zh-CN": zh });
