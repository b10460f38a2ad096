import { addTexts } from ".";
import en from "./en/figures.json";
import zh from "./zh-CN/figures.json";

addTexts("figures", { en, "zh-CN": zh });
