import "./global-chart";
import { App, Component, onMounted, onWillUnmount, reactive, useState, xml } from "@odoo/owl";
import { Spreadsheet, stores } from "@odoo/o-spreadsheet";
import type { Model } from "@odoo/o-spreadsheet";
import templates from "@odoo/o-spreadsheet/dist/o_spreadsheet.xml";
import { translate } from "./engine-texts";

export interface Grid {
  dark(dark: boolean): void;
  unmount(): void;
}

export interface GridLook {
  dark: boolean;
  /** Says something to the person at the sheet. */
  notify(notice: { text: string; type: string }): void;
  ask(question: string): Promise<boolean>;
}

export interface GridOptions extends GridLook {
  /** Someone began to type into a cell, or ended. */
  onEditing(editing: boolean): void;
}

/** The engine's grid, whose colours follow the theme. */
class ThemedGrid extends Component {
  static override template = xml`<Spreadsheet model="props.model" colorScheme="look.dark ? 'dark' : 'light'" notifyUser="props.notifyUser" raiseError="props.raiseError" askConfirmation="props.askConfirmation"/>`;
  static components = { Spreadsheet };
  static override props = ["*"];
  look = useState(this.props.look as { dark: boolean });

  override setup(): void {
    const container = stores.useStoreProvider();
    let editing = false;
    const watch = (): void => {
      const now = container.get(stores.CellComposerStore).editionMode !== "inactive";
      if (now === editing) return;
      editing = now;
      (this.props.onEditing as (editing: boolean) => void)(now);
    };
    onMounted(() => container.on("store-updated", this, watch));
    onWillUnmount(() => {
      container.off("store-updated", this);
      if (editing) (this.props.onEditing as (editing: boolean) => void)(false);
    });
  }
}

/** Puts the spreadsheet of a workbook into an element. */
export async function mountGrid(model: Model, target: HTMLElement, options: GridOptions): Promise<Grid> {
  const look = reactive({ dark: options.dark });
  const app = new App(ThemedGrid, {
    props: {
      model,
      look,
      onEditing: options.onEditing,
      notifyUser: (notice: { text: string; type: string }) => options.notify(notice),
      raiseError: (words: string, then?: () => void) => (options.notify({ text: words, type: "danger" }), then?.()),
      askConfirmation: async (question: string, confirm: () => void, cancel?: () => void) => ((await options.ask(question)) ? confirm() : cancel?.()),
    },
    env: { isSmall: false },
    templates,
    translateFn: translate,
  } as never);
  await app.mount(target);
  return {
    dark: (dark) => void (look.dark = dark),
    unmount: () => app.destroy(),
  };
}
