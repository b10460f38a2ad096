import { h, icon } from "./dom";
import { text } from "./texts";

/** One line of the log. */
export interface LogLine {
  at: Date;
  kind: "request" | "unknown" | "problem";
  title: string;
  /** A few words at the right. */
  note?: string;
  detail: string;
  failed: boolean;
}

export interface LogDrawer {
  element: HTMLElement;
  add(line: LogLine): void;
  toggle(): void;
}

const KEPT = 500;

/** The drawer at the bottom: the add-in's requests, members that are not here, and problems. */
export function drawLog(lines: LogLine[]): LogDrawer {
  const list = h("ol", { class: "log-lines", tabindex: 0 });
  const empty = h("p", { class: "log-empty" });
  let shown: LogLine["kind"] = "request";
  const buttons = (["request", "unknown", "problem"] as const).map((kind) =>
    h("button", { type: "button", role: "tab", class: "quiet", onclick: () => show(kind) })
  );
  const clear = h("button", { type: "button", class: "quiet", onclick: () => ((lines.length = 0), show(shown)) }, text("clear"));
  const close = h("button", { type: "button", class: "quiet", "aria-label": text("close"), title: text("close"), onclick: () => (element.hidden = true) }, icon("close", 16));
  const element = h("section", { class: "log", hidden: true, "aria-label": text("log") }, h("div", { class: "log-head" }, h("div", { role: "tablist" }, ...buttons), h("span", { class: "grow" }), clear, close), list, empty);

  const heads = { request: "requests", unknown: "unknown", problem: "problems" } as const;
  const none = { request: "noRequests", unknown: "noUnknown", problem: "noProblems" } as const;
  const counts = (): void => {
    (["request", "unknown", "problem"] as const).forEach((kind, at) => {
      const count = lines.filter((line) => line.kind === kind).length;
      buttons[at]!.textContent = `${text(heads[kind])} (${count})`;
      buttons[at]!.setAttribute("aria-selected", String(kind === shown));
      buttons[at]!.title = kind === "unknown" ? text("unknownTip") : "";
    });
  };
  function show(kind: LogLine["kind"]): void {
    shown = kind;
    const chosen = lines.filter((line) => line.kind === kind);
    list.replaceChildren(...chosen.map(draw));
    empty.textContent = text(none[kind]);
    empty.hidden = chosen.length > 0;
    counts();
    list.scrollTop = list.scrollHeight;
  }
  const draw = (line: LogLine): HTMLElement => {
    const time = h("time", {}, line.at.toTimeString().slice(0, 8));
    const head = [time, h("span", { class: "log-title" }, line.title), line.note ? h("span", { class: "log-note" }, line.note) : ""];
    return h("li", { class: line.failed ? "failed" : null }, line.detail ? h("details", {}, h("summary", {}, ...head), h("pre", {}, line.detail)) : h("div", { class: "log-line" }, ...head));
  };
  return {
    element,
    add(line) {
      lines.push(line);
      if (lines.length > KEPT) lines.shift();
      if (element.hidden) return;
      if (line.kind === shown) {
        const atEnd = list.scrollTop + list.clientHeight > list.scrollHeight - 20;
        list.append(draw(line));
        while (list.childElementCount > KEPT) list.firstElementChild!.remove();
        empty.hidden = true;
        if (atEnd) list.scrollTop = list.scrollHeight;
      }
      counts();
    },
    toggle() {
      element.hidden = !element.hidden;
      if (!element.hidden) show(shown);
    },
  };
}
