import type { WorkbookDocument } from "../../document/workbook-document";
import { oneOf } from "../arguments";
import { HostObject, link, method, objectType, property, type ObjectType } from "../object-type";

const CALCULATION_MODES = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

/** Number formats of the user's culture. */
const NUMBER_FORMAT: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>("NumberFormatInfo", {
  numberDecimalSeparator: property("1.11", (document) => document.culture.decimal),
  numberGroupSeparator: property("1.11", (document) => document.culture.thousands),
  currencySymbol: property("ExcelApiOnline 1.1", () => "$"),
});

const DATE_FORMAT: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>("DatetimeFormatInfo", {
  dateSeparator: property("1.12", (document) => /[^dmy]/i.exec(document.culture.shortDate)?.[0] ?? "/"),
  longDatePattern: property("1.12", () => "dddd, mmmm d, yyyy"),
  longTimePattern: property("1.12", () => "h:mm:ss AM/PM"),
  shortDatePattern: property("1.12", (document) => document.culture.shortDate),
  timeSeparator: property("1.12", () => ":"),
});

const CULTURE: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>("CultureInfo", {
  name: property("1.11", (document) => document.culture.name),
  numberFormat: link("1.11", (document) => HostObject.of(NUMBER_FORMAT, document)),
  datetimeFormat: link("1.12", (document) => HostObject.of(DATE_FORMAT, document)),
});

/** Excel itself. */
export const APPLICATION: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>("Application", {
  calculationEngineVersion: property("1.9", () => 191029),
  calculationMode: property(
    "1.1",
    (document) => document.fact("workbook", "calculationMode") ?? "Automatic",
    (document, mode) => document.setFact("workbook", "calculationMode", oneOf(CALCULATION_MODES, mode))
  ),
  calculationState: property("1.9", () => "Done"),
  cultureInfo: link("1.11", (document) => HostObject.of(CULTURE, document)),
  decimalSeparator: property("1.11", (document) => document.culture.decimal),
  thousandsSeparator: property("1.11", (document) => document.culture.thousands),
  useSystemSeparators: property("1.11", () => true),

  calculate: method("1.1", (document, [type]) => {
    oneOf(["Recalculate", "Full", "FullRebuild"], type);
    document.recalculate(type !== "Recalculate");
  }),
  // A request is one evaluation here anyway, and the grid shows nothing before its end.
  suspendApiCalculationUntilNextSync: method("1.6", () => undefined),
  suspendScreenUpdatingUntilNextSync: method("1.9", () => undefined),
});
