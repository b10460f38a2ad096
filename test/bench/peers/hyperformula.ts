import { formulas } from "./formulas";
import { load, type Peer } from "./peer";

interface Engine {
  getSheetId(name: string): number;
  getSheetValues(sheet: number): unknown[][];
  destroy(): void;
}
interface HyperFormula {
  buildFromSheets(sheets: Record<string, unknown[][]>, options: object): Engine;
}

export async function hyperformula(): Promise<Peer | null> {
  const module = await load<HyperFormula & { HyperFormula?: HyperFormula }>("hyperformula");
  return module && {
    name: "hyperformula",
    mostRows: 10_000,
    slow: true,
    answers(deals) {
      const cells = formulas(deals.length).map((formula) => [`=${formula}`]);
      const engine = (module.HyperFormula ?? module).buildFromSheets({ Deals: deals, Cells: cells }, { licenseKey: "gpl-v3", maxRows: 1_048_576 });
      const answers = engine.getSheetValues(engine.getSheetId("Cells")).map(([answer]) => Number(answer));
      engine.destroy();
      return answers;
    },
  };
}
