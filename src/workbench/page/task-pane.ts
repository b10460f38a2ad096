import { h, icon } from "./dom";
import { text } from "./texts";

const PANE_WIDTH = { least: 320, usual: 350, most: 600 };

export interface TaskPane {
  element: HTMLElement;
  splitter: HTMLElement;
  /** Where the add-in's frame goes. */
  body: HTMLElement;
  title(name: string, iconUrl: string | null): void;
  show(): void;
  hide(): void;
  readonly visible: boolean;
  /** Words over the empty pane, such as that the page loads or failed; null takes them away. */
  say(words: string | null): void;
}

/** The task pane at the right: title bar, the add-in's page, and the edge that is drawn to make it wider. */
export function drawTaskPane(actions: { close(): void; reload(): void; resized(): void }): TaskPane {
  const name = h("span", { class: "pane-name", id: "pane-name" });
  const picture = h("span", { class: "pane-icon" });
  const cover = h("div", { class: "pane-cover", role: "status" });
  const body = h("div", { class: "pane-body" }, cover);
  const element = h(
    "aside",
    { class: "pane", "aria-labelledby": "pane-name" },
    h(
      "div",
      { class: "pane-title" },
      picture,
      name,
      h("button", { type: "button", class: "quiet", title: text("reload"), "aria-label": text("reload"), onclick: actions.reload }, icon("reload", 16)),
      h("button", { type: "button", class: "quiet", title: text("close"), "aria-label": text("close"), onclick: actions.close }, icon("close", 16))
    ),
    body
  );
  const splitter = h("div", { class: "splitter", role: "separator", tabindex: 0, "aria-orientation": "vertical", "aria-label": text("resizePane"), "aria-valuemin": PANE_WIDTH.least, "aria-valuemax": PANE_WIDTH.most });
  let width: number = PANE_WIDTH.usual;
  const resize = (wanted: number): void => {
    width = Math.round(Math.min(PANE_WIDTH.most, Math.max(PANE_WIDTH.least, wanted)));
    element.style.width = `${width}px`;
    splitter.setAttribute("aria-valuenow", String(width));
    actions.resized();
  };
  splitter.addEventListener("pointerdown", (down) => {
    const start = width;
    splitter.setPointerCapture(down.pointerId);
    document.body.classList.add("resizing"); // the frame must not swallow the pointer
    const move = (event: PointerEvent): void => resize(start + down.clientX - event.clientX);
    splitter.addEventListener("pointermove", move);
    splitter.addEventListener(
      "lostpointercapture",
      () => {
        splitter.removeEventListener("pointermove", move);
        document.body.classList.remove("resizing");
      },
      { once: true }
    );
  });
  splitter.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 10, ArrowRight: -10 }[event.key];
    if (step) resize(width + step);
  });
  element.style.width = `${width}px`;
  splitter.setAttribute("aria-valuenow", String(width));

  return {
    element,
    splitter,
    body,
    title(words, iconUrl) {
      name.textContent = words;
      picture.replaceChildren(iconUrl ? h("img", { src: iconUrl, alt: "", width: 16, height: 16 }) : icon("addin", 16));
    },
    show: () => (element.hidden = splitter.hidden = false),
    hide: () => (element.hidden = splitter.hidden = true),
    get visible() {
      return !element.hidden;
    },
    say(words) {
      cover.textContent = words ?? "";
      cover.hidden = words === null;
    },
  };
}

/**
 * A frame for an add-in's page. The page reads the colour scheme as prefers-color-scheme: office.js for Excel on the web
 * has no officeTheme, so that is how an add-in there learns of it.
 */
export function addinFrame(title: string, dark: boolean): HTMLIFrameElement {
  const frame = h("iframe", { title, allow: "clipboard-read; clipboard-write" });
  frame.style.colorScheme = dark ? "dark" : "light";
  return frame;
}
