import type { WorkbookDocument } from "../../document/workbook-document";
import { integer, text } from "../arguments";
import { objectType, property, type Property, type ObjectType } from "../object-type";

function written(name: string): Property<WorkbookDocument> {
  return property(
    "1.7",
    (document) => document.fact<string>("properties", name) ?? "",
    (document, value) => document.setFact("properties", name, text(value))
  );
}

/** What the file says of itself: File > Info in Excel. */
export const PROPERTIES: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>("DocumentProperties", {
  author: written("author"),
  category: written("category"),
  comments: written("comments"),
  company: written("company"),
  keywords: written("keywords"),
  manager: written("manager"),
  subject: written("subject"),
  title: written("title"),
  creationDate: property("1.7", (document) => document.fact("properties", "creationDate") ?? null),
  lastAuthor: property("1.7", (document) => document.fact("properties", "lastAuthor") ?? ""),
  revisionNumber: property(
    "1.7",
    (document) => document.fact("properties", "revisionNumber") ?? 0,
    (document, value) => document.setFact("properties", "revisionNumber", integer(value))
  ),
});
