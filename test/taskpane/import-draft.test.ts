import assert from "node:assert/strict";
import { planImport } from "../../src/import/plan-import";
import { draftOfSelection, possibleMeanings, withChoices, withMeaning, withPipelines } from "../../src/taskpane/import/import-draft";
import type { Selection } from "../../src/workbook";

const GRID = [
  ["Deal", "Stage", "Pipeline", "Due", "Colour"],
  ["A", "Lead", "New", "", "red"],
  ["", "Lead", "Renewals", "", "blue"],
];

function selection(part: Partial<Selection>): Selection {
  return { sheet: "Sheet1", address: "B12:F14", table: null, firstRow: 11, grid: GRID, problems: [], ...part };
}

describe("the draft of an import", () => {
  it("counts rows as the sheet does, whatever its range is called", async () => {
    const { source, mapping } = draftOfSelection(selection({ address: "$B$2:$F$4", firstRow: 11 }));
    const plan = await planImport(source, mapping);
    assert.deepEqual(plan.problems.map(({ row }) => row), [14]);
  });

  it("offers every column of a deal, and what the source has besides", () => {
    const { mapping } = draftOfSelection(selection({}));
    for (const meaning of ["product", "probability", "competitor", "pipeline"] as const) {
      assert.ok(possibleMeanings(mapping).includes(meaning), meaning);
    }
    assert.equal(new Set(possibleMeanings(mapping)).size, possibleMeanings(mapping).length);
  });

  it("asks for the order of the stages again when other pipelines or other columns bring others", () => {
    const confirmed = withChoices(draftOfSelection(selection({})), { stages: [{ name: "Lead", kind: "open" }], fillDown: true });
    const other = withPipelines(confirmed, ["New"]);
    assert.deepEqual([other.choices.pipelines, other.choices.stages, other.choices.fillDown], [["New"], undefined, true]);
    assert.equal(withMeaning(confirmed, 4, "product").choices.stages, undefined);
  });
});
