import { EVENT_CATEGORY, type RichApiEntry } from "../host/protocol";

export interface ShellServiceOptions {
  visible(): boolean;
  show(): void;
  hide(): void;
  push(entries: RichApiEntry[]): void;
  onUnknown(what: string): void;
}

interface Request {
  Actions: { Id: number; ActionType: number; Name: string; ObjectPathId: number; ArgumentInfo?: { Arguments?: unknown[] } }[];
  ObjectPaths: Record<string, { Name: string; ObjectPathType: number }>;
}

const METHOD = 3;
const VISIBILITY_CHANGED = 65539;

/**
 * The part of Excel around the workbook that Office.js speaks to in the same way: Office.addin.showAsTaskpane, hide,
 * onVisibilityModeChanged, set/getStartupBehavior.
 */
export class ShellService {
  private startState = "Inactive";

  constructor(private readonly options: ShellServiceOptions) {}

  answer(body: string): string {
    const { Actions, ObjectPaths } = JSON.parse(body) as Request;
    const Results: { ActionId: number; Value: unknown }[] = [];
    for (const [index, action] of Actions.entries()) {
      let Value: unknown = null;
      if (action.ActionType === METHOD) {
        const service = ObjectPaths[action.ObjectPathId]?.Name ?? "";
        const method = this.method(`${service.split(".").at(-1)}.${action.Name}`);
        if (!method) {
          const Location = `${service.split(".").at(-1)}.${action.Name}`;
          this.options.onUnknown(Location);
          return JSON.stringify({ Error: { Code: "ApiNotFound", Message: `The workbench has no ${Location}.`, Location, ActionIndex: index }, Results });
        }
        Value = method(action.ArgumentInfo?.Arguments ?? []) ?? null;
      }
      Results.push({ ActionId: action.Id, Value });
    }
    return JSON.stringify({ Error: null, Results });
  }

  visibilityChanged(visible: boolean): void {
    this.options.push([[EVENT_CATEGORY, VISIBILITY_CHANGED, "", JSON.stringify({ visibility: visible ? "Visible" : "Hidden" }), 0, false]]);
  }

  private method(name: string): ((args: unknown[]) => unknown) | undefined {
    return {
      "AppRuntimeService.GetAppRuntimeState": () => (this.options.visible() ? "Visible" : "Background"),
      "AppRuntimeService.SetAppRuntimeState": ([state]: unknown[]) => (state === "Visible" ? this.options.show() : this.options.hide()),
      "AppRuntimePersistenceService.GetAppRuntimeStartState": () => this.startState,
      "AppRuntimePersistenceService.SetAppRuntimeStartState": ([state]: unknown[]) => void (this.startState = String(state)),
      "AddinInternalService.NotifyActionHandlerReady": () => null,
    }[name];
  }
}
