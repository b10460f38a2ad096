import assert from "node:assert/strict";
import { COMMANDS, registerCommands } from "../../src/commands/commands";
import { OPEN_SCREEN, takeWish, type ScreenWish } from "../../src/commands/screens";

/** Presses a ribbon button: resolves when the command has settled, with the times it said "completed". */
async function press(name: string): Promise<{ completed: number; error?: unknown }> {
  let completed = 0;
  const event = { completed: () => (completed += 1) } as unknown as Office.AddinCommands.Event;
  try {
    await COMMANDS[name]!(event);
    return { completed };
  } catch (error) {
    return { completed, error };
  }
}

describe("a ribbon button", () => {
  let shown: number;
  let showFails: Error | null;
  let heard: ScreenWish[];
  let associated: Map<string, unknown>;
  const before = { Office: Reflect.get(globalThis, "Office") as unknown, document: Reflect.get(globalThis, "document") as unknown };

  beforeEach(() => {
    shown = 0;
    showFails = null;
    heard = [];
    associated = new Map();
    takeWish();
    const page = new EventTarget();
    page.addEventListener(OPEN_SCREEN, (event) => heard.push((event as CustomEvent<ScreenWish>).detail));
    Object.assign(globalThis, {
      document: page,
      Office: {
        addin: {
          showAsTaskpane: async () => {
            if (showFails !== null) throw showFails;
            shown += 1;
          },
        },
        actions: { associate: (name: string, command: unknown) => associated.set(name, command) },
      },
    });
  });
  after(() => Object.assign(globalThis, before));

  for (const [name, screen] of [["newProcess", "new-process"], ["addDeal", "add-deal"]] as const) {
    it(`${name} opens the pane at its screen and completes once`, async () => {
      assert.deepEqual(await press(name), { completed: 1 });
      assert.equal(shown, 1);
      assert.deepEqual(heard, [{ screen }]);
    });

    it(`${name} leaves its wish for a pane that is not loaded yet, once`, async () => {
      await press(name);
      assert.deepEqual(takeWish(), { screen });
      assert.equal(takeWish(), null);
    });

    it(`${name} completes even when the pane cannot be shown`, async () => {
      showFails = new Error("busy");
      assert.deepEqual(await press(name), { completed: 1, error: showFails });
    });
  }

  it("keeps only the last of several wishes", async () => {
    await press("newProcess");
    await press("addDeal");
    assert.deepEqual(takeWish(), { screen: "add-deal" });
  });

  it("refreshDashboard shows what went wrong in the pane, and completes", async () => {
    const { completed } = await press("refreshDashboard"); // there is no Excel here
    assert.equal(completed, 1);
    assert.equal(shown, 1);
    assert.equal(heard[0]?.screen, "insights");
    assert.ok(heard[0]?.error instanceof Error);
  });

  it("is known to Office by the name that the manifest gives it", () => {
    registerCommands();
    assert.deepEqual([...associated], Object.entries(COMMANDS));
  });
});
