import type { Area, WorkbookDocument } from "../document";
import type { ChangedBy } from "../document";
import type { RibbonControl } from "../manifest/read-manifest";
import type { CellInput, CellReading, WorkbenchApi } from "./automation";
import type { Page } from "./page";
import { text } from "./texts";

/** The automation API on a page. */
export function automate(page: Page, started: Promise<void>): WorkbenchApi {
  const workbook = (): WorkbookDocument => page.session.document;
  const sheetNamed = (name: string): string => {
    const found = workbook().sheets.find(name);
    if (!found) throw new Error(`There is no sheet "${name}"; there are ${workbook().sheets.names().join(", ")}.`);
    return found;
  };

  const write = async (address: string, content: CellInput | CellInput[][], by: ChangedBy): Promise<void> => {
    const { sheetId, area } = locate(workbook(), address);
    const rows = Array.isArray(content) ? content : [[content]];
    const target = { ...area, bottom: area.top + rows.length - 1, right: area.left + (rows[0]?.length ?? 1) - 1 };
    workbook().batch(() => workbook().cells.write(sheetId, target, rows), by);
  };

  return {
    ready: started.then(() => page.idle()),

    open: (bytes) => page.open(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : Uint8Array.from(bytes), text("book")),
    newWorkbook: () => page.newWorkbook(),
    save: () => page.save(),

    set: (address, content) => write(address, content, "user"),
    get: (address) => read(workbook(), address),
    values(address) {
      const { sheetId, area } = locate(workbook(), address);
      return workbook().cells.values(sheetId, area);
    },
    idle: () => page.idle(),

    get addin() {
      const { session, hosted, problems } = page;
      return {
        name: hosted.addin.name,
        state: session.addin.state,
        paneVisible: session.addin.paneVisible,
        log: session.requests,
        unknown: session.unknown,
        problems,
      };
    },
    language: (language) => page.setLanguage(language),
    theme: (theme) => page.setTheme(theme),
    failRequest: (k) => page.session.host.failRequest(k),
    run: (command) => page.run(controlNamed(page, command)),

    select(address) {
      const { sheetId, area } = locate(workbook(), address);
      workbook().select(sheetId, area);
    },
    selection() {
      const { sheetId, area } = workbook().selection();
      return workbook().address(sheetId, area);
    },
    sheets() {
      const { sheets } = workbook();
      return sheets.ids().map((id) => ({
        name: sheets.name(id),
        active: id === sheets.active(),
        visible: sheets.visibility(id) === "Visible",
        protected: sheets.protection(id) !== null,
      }));
    },
    tables() {
      return workbook()
        .tables.all()
        .map(({ name, sheetId, area }) => ({ name, sheet: workbook().sheets.name(sheetId), address: workbook().cells.address(sheetId, area).split("!").at(-1)! }));
    },
    activate: (sheet) => workbook().sheets.activate(sheetNamed(sheet)),
    protect: (sheet, password) => workbook().sheets.protect(sheetNamed(sheet), {}, password ?? null),
    unprotect: (sheet, password) => workbook().sheets.unprotect(sheetNamed(sheet), password ?? null),
    readOnly(on) {
      workbook().isReadOnly = on;
      page.session.reload();
    },
    editing: (on) => void (workbook().editing = on),
    remote: { set: (address, content) => write(address, content, "remote") },
    undo: () => void workbook().undo(),
    redo: () => void workbook().redo(),
  };
}

/** As `locate`, in words for whoever writes the script. */
function locate(workbook: WorkbookDocument, address: string): { sheetId: string; area: Area } {
  try {
    return workbook.locate(address);
  } catch {
    throw new Error(`"${address}" is no cell, range, table or name of this workbook; its sheets are ${workbook.sheets.names().join(", ")}.`);
  }
}

function read(workbook: WorkbookDocument, address: string): CellReading {
  const { sheetId, area } = locate(workbook, address);
  const cell = { sheetId, row: area.top, col: area.left };
  const value = workbook.cells.value(cell);
  const reading = { value, text: workbook.cells.text(cell), formula: workbook.cells.formula(cell) };
  if (workbook.cells.valueType(cell) !== "Error") return reading;
  const message = workbook.cells.errorMessage(cell);
  return { ...reading, error: String(value), ...(message === undefined ? {} : { message }) };
}

function controlNamed(page: Page, name: string): RibbonControl {
  const controls = page.hosted.addin.ribbon.flatMap((tab) => tab.groups.flatMap((group) => group.controls.flatMap((control) => [control, ...control.items])));
  const found = controls.find(({ id, label, action }) => id === name || label === name || (action?.type === "ExecuteFunction" && action.functionName === name));
  if (!found) throw new Error(`The ribbon has no "${name}"; it has ${controls.map(({ id }) => id).join(", ") || "no buttons of the add-in"}.`);
  return found;
}
