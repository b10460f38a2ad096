import assert from "node:assert/strict";
import fc from "fast-check";
import { gridOf } from "../grid-of";
import type { Cell } from "../../src/process/model";
import { hashText } from "../../src/process/hashes";
import { TableCopy } from "../../src/process/table-copy";
import type { Kept } from "../../src/process/workbook-tables";
import { KeptTables } from "../../src/workbook/kept-tables";
import { changedBlocks, joined, rowsOfAddress, type TableChange } from "../../src/workbook/table-changes";
import { useExcel } from "../headless";

const cell = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom("", "a", "b", "Won"), fc.boolean());
const row = fc.array(cell, { minLength: 3, maxLength: 3 });

describe("the copy of a table", () => {
  it("has the same hash after any edits as when it is made anew, whatever the order of its rows", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.array(fc.tuple(fc.nat(11), fc.array(row, { minLength: 1, maxLength: 3 })), { maxLength: 8 }), (rows, edits) => {
        const header = ["Deal", "Stage", "Amount"];
        const now = rows.map((cells) => [...cells]);
        let copy = TableCopy.of([header, ...now]);
        for (const [at, cells] of edits) {
          const from = at % now.length;
          const fits = cells.slice(0, now.length - from);
          fits.forEach((each, index) => (now[from + index] = each));
          copy = copy.with(from, fits);
        }
        assert.deepEqual(gridOf(copy), [header, ...now]);
        assert.equal(copy.hash, TableCopy.of([header, ...now]).hash);
        assert.equal(copy.hash, TableCopy.of([header, ...[...now].reverse()]).hash);
      })
    );
  });

  it("has another hash when cells change places, types or rows", () => {
    const hash = (...rows: Cell[][]) => hashText(TableCopy.of([["Deal", "Stage"], ...rows]).hash);
    const all = [hash(["a", "b"]), hash(["b", "a"]), hash(["ab", ""]), hash([1, 2]), hash(["1", "2"]), hash(["1", 2]), hash([true, ""]), hash(["TRUE", ""]), hash(["a", "b"], ["a", "b"]), hash(), hash(["", ""])];
    assert.equal(new Set(all).size, all.length);
    assert.notEqual(hash(["a", "x"], ["b", "y"]), hash(["a", "y"], ["b", "x"]));
  });
});

describe("what an event says was changed", () => {
  const body = { sheetId: "s", top: 2, left: 1, rows: 100, columns: 3 };

  it("is the rows of its address; the whole table where it names none", () => {
    assert.deepEqual(rowsOfAddress("C5:D9"), [{ first: 4, last: 8 }]);
    assert.deepEqual(rowsOfAddress("Sheet1!$B$3"), [{ first: 2, last: 2 }]);
    assert.deepEqual(rowsOfAddress("$3:$5"), [{ first: 2, last: 4 }], "whole rows");
    for (const address of ["A:C", "A1:B2,D4", "", "#REF!"]) assert.equal(rowsOfAddress(address), "all", address);
  });

  it("is read in as few blocks as there are pieces, within the table", () => {
    const change = ["A1:Z4", "B5", "B99:B300", "B400"].map(rowsOfAddress).reduce<TableChange>((all, each) => joined(all, each), []);
    assert.deepEqual(changedBlocks(change, body), [
      { from: 0, block: { ...body, rows: 3 } },
      { from: 96, block: { ...body, top: 98, rows: 4 } },
    ]);
    assert.equal(changedBlocks("all", body), null);
    assert.equal(joined(Array.from({ length: 50 }, (_, first) => ({ first, last: first })), [{ first: 60, last: 60 }]), "all");
  });
});

describe("tables that are kept", function () {
  this.timeout(60_000);
  const excel = useExcel();
  const ROWS = Array.from({ length: 30 }, (_, at) => [`Deal ${at}`, at % 3 === 0 ? "Won" : "Lead", at]);

  /** A table on the active sheet, followed; what was told last, and how often. */
  async function followed(): Promise<{ told: (() => Kept)[]; stop: () => void; tables: KeptTables; sheetId: string; id: string }> {
    const { document } = excel();
    const sheetId = document.sheets.active();
    document.batch(() => document.cells.write(sheetId, { top: 1, left: 1, bottom: 31, right: 3 }, [["Deal", "Stage", "Amount"], ...ROWS]));
    const { id } = document.tables.add(sheetId, { top: 1, left: 1, bottom: 31, right: 3 }, true, "Deals");
    const tables = new KeptTables();
    const told: (() => Kept)[] = [];
    const stop = tables.follow("deals", null, (kept) => told.push(kept));
    await settled();
    return { told, stop, tables, sheetId, id };
  }
  async function settled(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await excel().idle();
      await new Promise((resolve) => setTimeout(resolve, 160));
    }
    await excel().idle();
  }
  /** What the table holds now. */
  function sheet(id: string): unknown[][] {
    const { document } = excel();
    const { sheetId, area } = document.tables.get(id);
    return document.cells.values(sheetId, area);
  }

  it("are as the workbook is after rows were added, deleted, moved and sorted, columns added, and edits undone", async () => {
    const { told, stop, sheetId, id } = await followed();
    const { document } = excel();
    const change = (work: (table: Excel.Table) => void) =>
      Excel.run(async (context) => {
        work(context.workbook.tables.getItem(id));
        await context.sync();
      });
    const changes: [string, () => unknown][] = [
      ["a cell is edited", () => document.batch(() => document.cells.write(sheetId, { top: 5, left: 2, bottom: 5, right: 2 }, [["Lost"]]))],
      ["and that is undone", () => document.undo()],
      ["a row is added at the end", () => change((table) => void table.rows.add(undefined, [["New", "Lead", 5]]))],
      ["a row is added between others", () => change((table) => void table.rows.add(3, [["Between", "Lead", 7]]))],
      ["a row is deleted, and one added: as many as before", () => change((table) => (table.rows.getItemAt(2).delete(), void table.rows.add(9, [["Other", "Won", 1]])))],
      ["it is sorted", () => change((table) => table.sort.apply([{ key: 1, ascending: true }]))],
      ["a column is added", () => change((table) => void table.columns.add(1))],
      ["rows of the sheet are inserted above it", () => document.batch(() => document.ranges.insertRows(sheetId, 0, 2))],
      ["and a cell is edited there", () => document.batch(() => document.cells.write(sheetId, { top: 9, left: 1, bottom: 9, right: 1 }, [["Moved"]]))],
      ["rows of the sheet are inserted within it", () => document.batch(() => document.ranges.insertRows(sheetId, 12, 2))],
      ["and deleted", () => document.batch(() => document.ranges.deleteRows(sheetId, 8, 3))],
      ["a header is changed", () => document.batch(() => document.cells.write(sheetId, { top: 3, left: 1, bottom: 3, right: 1 }, [["Opportunity"]]))],
    ];
    for (const [what, work] of changes) {
      await work();
      await settled();
      assert.deepEqual(gridOf(told.at(-1)!().tables[0]!.table.cells), sheet(id), what);
    }
    stop();
  });

  it("after a sort have the same hash", async () => {
    const { told, stop, id } = await followed();
    const before = told.at(-1)!().hash;
    await Excel.run(async (context) => {
      context.workbook.tables.getItem(id).sort.apply([{ key: 2, ascending: false }]);
      await context.sync();
    });
    await settled();
    assert.equal(gridOf(told.at(-1)!().tables[0]!.table.cells)[1]![0], "Deal 29");
    assert.equal(told.at(-1)!().hash, before);
    stop();
  });

  it("are read once for a burst of edits, and only the rows that were edited", async () => {
    const { told, stop, sheetId } = await followed();
    const { document, host } = excel();
    const [before, requests] = [told.length, host.log.length];
    for (const top of [4, 5, 20]) document.batch(() => document.cells.write(sheetId, { top, left: 3, bottom: top, right: 3 }, [[1_000 + top]]));
    await settled();
    assert.equal(told.length, before + 1);
    assert.ok(host.log.length - requests <= 4, "where the tables stand, twice, and the rows");
    assert.deepEqual([4, 5, 20].map((top) => gridOf(told.at(-1)!().tables[0]!.table.cells)[top - 1]![2]), [1_004, 1_005, 1_020]);
    stop();
  });

  it("say that their table is gone when it is renamed or deleted, and come back with it", async () => {
    const { told, stop, id, sheetId } = await followed();
    const { document } = excel();
    document.tables.rename(id, "Orders");
    document.model.selection.selectCell(6, 6); // as one goes on after typing a name
    await settled();
    assert.throws(told.at(-1)!, /functions:noSuchTable/u);
    document.tables.rename(id, "Deals");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    document.model.selection.selectCell(7, 7);
    await settled();
    assert.equal(told.at(-1)!().rows, 30);
    document.tables.convertToRange(id);
    await settled();
    assert.throws(told.at(-1)!, /functions:noTables/u);
    document.tables.add(sheetId, { top: 1, left: 1, bottom: 31, right: 3 }, true, "Deals");
    await settled();
    assert.equal(told.at(-1)!().rows, 30);
    stop();
  });

  it("say that their table is gone when it was renamed although the selection did not move", async () => {
    const { told, stop, id, sheetId } = await followed();
    const { document } = excel();
    document.batch(() => document.cells.write(sheetId, { top: 0, left: 8, bottom: 0, right: 8 }, [["=SUM(Deals[Amount])"]]));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    document.tables.rename(id, "Orders");
    await settled();
    await settled();
    assert.throws(told.at(-1)!, /functions:noSuchTable/u);
    stop();
  });

  describe("with formulas", () => {
    /** A second sheet, and a column of the table that looks a value up in it. */
    async function lookingUp() {
      const kept = await followed();
      const { document } = excel();
      const other = document.sheets.add("Rates");
      const write = (sheet: string, top: number, left: number, rows: unknown[][]) =>
        document.batch(() => document.cells.write(sheet, { top, left, bottom: top + rows.length - 1, right: left + rows[0]!.length - 1 }, rows as never));
      write(other, 0, 0, [[2]]);
      write(kept.sheetId, 2, 3, ROWS.map(() => ["=Rates!$A$1"]));
      await settled();
      await settled();
      const amounts = () => new Set(gridOf(kept.told.at(-1)!().tables[0]!.table.cells).slice(1).map((cells) => cells[2]));
      return { ...kept, other, write, amounts };
    }
    /** How often Excel was asked for anything. */
    const requests = () => excel().host.log.length;

    it("have the values that a calculation gives, without an edit of theirs, and the same again for the same", async () => {
      const { told, stop, other, write, amounts } = await lookingUp();
      assert.deepEqual(amounts(), new Set([2]));
      const before = told.at(-1)!().hash;
      write(other, 0, 0, [[3]]);
      await settled();
      assert.deepEqual(amounts(), new Set([3]));
      assert.notEqual(told.at(-1)!().hash, before);
      write(other, 0, 0, [[2]]);
      await settled();
      assert.equal(told.at(-1)!().hash, before);
      stop();
    });

    it("have them on a protected sheet too", async () => {
      const { stop, sheetId, other, write, amounts } = await lookingUp();
      const { document } = excel();
      write(sheetId, 2, 1, [["Renamed"]]); // so that its formulas are looked for again
      await settled();
      document.sheets.protect(sheetId, {}, null);
      write(other, 0, 0, [[4]]);
      await settled();
      assert.deepEqual(amounts(), new Set([4]));
      stop();
    });

    it("of one row alone", async () => {
      const { stop, sheetId, other, write, amounts } = await lookingUp();
      write(sheetId, 2, 3, ROWS.map((_, at) => [at === 7 ? "=Rates!$A$1*10" : 1]));
      await settled();
      write(other, 0, 0, [[5]]);
      await settled();
      assert.deepEqual(amounts(), new Set([1, 50]));
      stop();
    });

    it("that change with every calculation are looked at less and less often, and at once after an edit", async () => {
      const { told, stop, sheetId, write } = await lookingUp();
      const { document } = excel();
      write(sheetId, 2, 3, [["=RAND()"]]);
      // As the cells that take a handle are calculated when it shows another text.
      let [looks, hash] = [0, told.at(-1)!().hash];
      const end = setInterval(() => {
        const now = told.at(-1)!().hash;
        if (now === hash) return;
        [looks, hash] = [looks + 1, now];
        document.recalculate(true);
      }, 5);
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      assert.ok(looks >= 3 && looks <= 7, `${looks} looks in four seconds`);
      const before = looks;
      write(sheetId, 40, 12, [["an edit elsewhere"]]);
      await new Promise((resolve) => setTimeout(resolve, 400));
      assert.ok(looks > before);
      clearInterval(end);
      stop();
    });

    it("of other tables and other sheets cost nothing, nor do calculations beside a table of plain values", async () => {
      const { told, stop, sheetId } = await followed();
      const { document } = excel();
      const other = document.sheets.add("Other");
      const write = (sheet: string, value: unknown) => document.batch(() => document.cells.write(sheet, { top: 0, left: 12, bottom: 0, right: 13 }, [[value, "=M1+1"]] as never));
      write(sheetId, 1);
      write(other, 1);
      await settled();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const [before, asked] = [told.length, requests()];
      for (let value = 2; value < 6; value++) {
        write(sheetId, value);
        write(other, value);
      }
      await settled();
      assert.equal(told.length, before);
      assert.equal(requests() - asked, 1, "the tables' names");
      stop();
    });
  });
});
