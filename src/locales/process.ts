import { addTexts } from ".";
import en from "./en/process.json";
import zh from "./zh-CN/process.json";

addTexts("process", { en, "zh-CN": zh });
