import { WHOLE_SHEET, contains, type Area } from "./area";
import { getFacts, setFact, type Model } from "./engine";
import { ExcelError } from "./excel-error";
import { checkDefinedName, sameName } from "./names-rules";
import type { WorkbookDocument } from "./workbook-document";

/** A defined name of the workbook that means a range. */
export interface DefinedName {
  readonly name: string;
  readonly sheetId: string;
  readonly area: Area;
  readonly comment: string;
  readonly visible: boolean;
}

export class Names {
  constructor(private readonly document: WorkbookDocument) {}

  private get model(): Model {
    return this.document.model;
  }

  all(): DefinedName[] {
    return this.model.getters.getNamedRanges().map(({ name, range }) => {
      const facts = (getFacts(this.model, "names")[name] ?? {}) as { comment?: string; visible?: boolean };
      return { name, sheetId: range.sheetId, area: { ...range.zone }, comment: facts.comment ?? "", visible: facts.visible ?? true };
    });
  }

  find(name: string): DefinedName | null {
    return this.all().find((item) => sameName(item.name, name)) ?? null;
  }

  add(name: string, sheetId: string, area: Area, comment = ""): void {
    checkDefinedName(name, this.document.tables.takenNames());
    if (!contains(WHOLE_SHEET, area)) throw new ExcelError("InvalidArgument");
    this.document.batch(() => {
      this.document.cells.grow(sheetId, { ...area, bottom: Math.min(area.bottom, area.top + 1e5), right: Math.min(area.right, area.left + 500) });
      const within = this.document.cells.withinGrid(sheetId, area)!;
      const result = this.model.dispatch("CREATE_NAMED_RANGE", { name, ranges: [this.model.getters.getRangeDataFromZone(sheetId, { ...within })] });
      if (!result.isSuccessful) throw new ExcelError("InvalidArgument", result.reasons.join(", "));
      this.setFacts(name, { comment });
    });
  }

  setFacts(name: string, facts: { comment?: string; visible?: boolean }): void {
    const before = (getFacts(this.model, "names")[name] ?? {}) as object;
    this.document.batch(() => setFact(this.model, "names", name, { ...before, ...facts }));
  }

  remove(name: string): void {
    this.document.batch(() => {
      this.model.dispatch("DELETE_NAMED_RANGE", { name });
      setFact(this.model, "names", name, undefined);
    });
  }
}
