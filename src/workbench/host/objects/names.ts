import type { DefinedName } from "../../document/names";
import type { WorkbookDocument } from "../../document/workbook-document";
import { ExcelError } from "../../document/excel-error";
import { flag, optional, someText, text } from "../arguments";
import { found, foundOrNull, HostObject, link, method, objectType, property, type ObjectType } from "../object-type";
import { RANGE, rangeAt, type RangeTarget } from "./range";
import { WORKSHEET } from "./worksheet";

interface Name {
  readonly document: WorkbookDocument;
  readonly name: string;
}

interface NameList {
  readonly document: WorkbookDocument;
  /** The sheet whose names these are; all names of the workbook when it is left out. */
  readonly sheetId?: string;
}

function item({ document, name }: Name): DefinedName {
  const item = document.names.find(name);
  if (!item) throw new ExcelError("ItemNotFound");
  return item;
}

function find(list: NameList, name: unknown): Name | null {
  const item = list.document.names.find(someText(name));
  return item ? { document: list.document, name: item.name } : null;
}

const NAMED_ITEM: ObjectType<Name> = objectType<Name>(
  "NamedItem",
  {
    comment: property("1.4", (name) => item(name).comment, (name, value) => name.document.names.setFacts(name.name, { comment: text(value) })),
    formula: property("1.7", (name) => `=${name.document.address(item(name).sheetId, item(name).area)}`),
    name: property("1.1", (name) => item(name).name),
    scope: property("1.4", () => "Workbook"),
    type: property("1.1", () => "Range"),
    value: property("1.1", (name) => name.document.address(item(name).sheetId, item(name).area)),
    visible: property("1.1", (name) => item(name).visible, (name, value) => name.document.names.setFacts(name.name, { visible: flag(value) })),
    worksheet: link("1.4", (name) => HostObject.of(WORKSHEET, { document: name.document, sheetId: item(name).sheetId })),
    delete: method("1.4", ({ document, name }) => document.names.remove(name)),
    getRange: method("1.1", (name) => rangeAt(name.document, item(name).sheetId, item(name).area)),
    getRangeOrNullObject: method("1.4", (name) => rangeAt(name.document, item(name).sheetId, item(name).area)),
  },
  { identity: ({ name }) => ({ _Id: name }) }
);

/** Defined names that mean ranges. */
export const NAMES: ObjectType<NameList> = objectType<NameList>(
  "NamedItemCollection",
  {
    add: method("1.4", ({ document }, [name, reference, comment]) => {
      let target: RangeTarget | null = reference instanceof HostObject ? reference.as(RANGE) : null;
      if (!target) {
        const { sheetId, area } = document.locate(someText(reference));
        target = { document, sheetId, area };
      }
      document.names.add(someText(name), target.sheetId, target.area, optional(comment, text) ?? "");
      return HostObject.of(NAMED_ITEM, { document, name: name as string });
    }),
    getCount: method("1.4", ({ document }) => document.names.all().length),
    getItem: method("1.1", (list, [name]) => found(NAMED_ITEM, find(list, name))),
    getItemOrNullObject: method("1.4", (list, [name]) => foundOrNull(NAMED_ITEM, find(list, name))),
  },
  {
    items: ({ document, sheetId }) =>
      document.names
        .all()
        .filter((name) => sheetId === undefined || name.sheetId === sheetId)
        .map(({ name }) => HostObject.of(NAMED_ITEM, { document, name })),
  }
);
