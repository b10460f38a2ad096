import "./page.css";
import { automate } from "./automate";
import { Page } from "./page";

const page = new Page();
window.workbench = automate(page, page.start());
