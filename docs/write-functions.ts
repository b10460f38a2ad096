/** `npm run docs`: writes docs/functions.md and its Chinese twin anew. */
import { writeFileSync } from "node:fs";
import { LANGUAGES } from "../src/process/language";
import { functionsPage, pageFile } from "./functions-page";

for (const language of LANGUAGES) writeFileSync(pageFile(language), await functionsPage(language));
