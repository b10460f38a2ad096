import type { WorkbookDocument } from "../../document/workbook-document";
import { someText } from "../arguments";
import { found, foundOrNull, HostObject, method, objectType, property, type ObjectType } from "../object-type";
import { ExcelError } from "../../document/excel-error";

interface Setting {
  readonly document: WorkbookDocument;
  readonly key: string;
}

function setting(document: WorkbookDocument, key: string): Setting | null {
  return Object.hasOwn(document.facts("settings"), key) ? { document, key } : null;
}

function store(document: WorkbookDocument, key: string, value: unknown): void {
  if (value === undefined) throw new ExcelError("InvalidArgument");
  document.setFact("settings", key, value);
  document.emit("settingsChanged", {});
}

const SETTING: ObjectType<Setting> = objectType<Setting>(
  "Setting",
  {
    key: property("1.4", ({ key }) => key),
    value: property(
      "1.4",
      ({ document, key }) => document.fact("settings", key),
      ({ document, key }, value) => store(document, key, value)
    ),
    _Id: property("1.4", ({ key }) => key),
    delete: method("1.4", ({ document, key }) => {
      document.setFact("settings", key, undefined);
      document.emit("settingsChanged", {});
    }),
  },
  { identity: ({ key }) => ({ _Id: key, Key: key }) }
);

/** What an add-in keeps in the file, by key. */
export const SETTINGS: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>(
  "SettingCollection",
  {
    add: method("1.4", (document, [key, value]) => {
      store(document, someText(key), value);
      return HostObject.of(SETTING, { document, key: key as string });
    }),
    getCount: method("1.4", (document) => Object.keys(document.facts("settings")).length),
    getItem: method("1.4", (document, [key]) => found(SETTING, setting(document, someText(key)))),
    getItemOrNullObject: method("1.4", (document, [key]) => foundOrNull(SETTING, setting(document, someText(key)))),
  },
  { items: (document) => Object.keys(document.facts("settings")).map((key) => HostObject.of(SETTING, { document, key })) }
);
