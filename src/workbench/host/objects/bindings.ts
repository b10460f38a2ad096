import type { WorkbookDocument } from "../../document/workbook-document";
import { method, objectType, property, HostObject, type ObjectType } from "../object-type";

/** Bindings are not offered; the collection is there and empty, so that listing it works. */
export const BINDINGS: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>(
  "BindingCollection",
  {
    count: property("1.1", () => 0),
    getCount: method("1.4", () => 0),
    getItemOrNullObject: method("1.4", () => HostObject.none(BINDING)),
  },
  { items: () => [] }
);

const BINDING: ObjectType<never> = objectType<never>("Binding", { id: property("1.1", () => "") });
