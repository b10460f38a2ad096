import type { AddinDescription, Icon, RibbonControl, RibbonTab } from "../manifest/read-manifest";
import { h, icon } from "./dom";
import { text } from "./texts";

export interface RibbonActions {
  newWorkbook(): void;
  openWorkbook(): void;
  saveWorkbook(): void;
  run(control: RibbonControl): void;
  showPane(): void;
}

/** The ribbon: a tab for the workbook's own buttons and the tabs, groups and buttons that the manifest names. */
export function drawRibbon(addin: AddinDescription | null, actions: RibbonActions): HTMLElement {
  const home = { id: "TabHome", label: text("home"), panel: h("div", { class: "ribbon-panel", role: "tabpanel" }) };
  home.panel.append(
    group(text("file"), [
      ownButton("new", text("new"), text("newTip"), actions.newWorkbook),
      ownButton("open", text("open"), text("openTip"), actions.openWorkbook),
      ownButton("save", text("save"), text("saveTip"), actions.saveWorkbook),
    ])
  );
  const tabs = [home];
  for (const tab of addin?.ribbon ?? []) {
    const own = tab.label !== null;
    const panel = own ? h("div", { class: "ribbon-panel", role: "tabpanel" }) : home.panel;
    for (const each of groupsOf(tab, actions)) panel.append(each);
    if (own) tabs.push({ id: tab.id, label: tab.label!, panel });
  }
  // An add-in without buttons is opened from Excel's list of add-ins.
  if (addin && !addin.ribbon.length) {
    const picture = addin.iconUrl ? h("img", { src: addin.iconUrl, alt: "", width: 24, height: 24 }) : icon("addin", 24);
    home.panel.append(group(text("addins"), [bigButton(picture, addin.name, addin.description, "", actions.showPane)]));
  }

  const strip = h("div", { class: "ribbon-tabs", role: "tablist" });
  const choose = (chosen: number): void => {
    tabs.forEach(({ panel }, at) => {
      const button = strip.children[at] as HTMLElement;
      button.setAttribute("aria-selected", String(at === chosen));
      button.tabIndex = at === chosen ? 0 : -1;
      panel.hidden = at !== chosen;
    });
  };
  tabs.forEach((tab, at) => {
    strip.append(h("button", { role: "tab", type: "button", "data-tab": tab.id, onclick: () => choose(at) }, tab.label));
    tab.panel.setAttribute("aria-label", tab.label);
  });
  strip.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = (tabs.findIndex((_, index) => strip.children[index] === document.activeElement) + step + tabs.length) % tabs.length;
    choose(at);
    (strip.children[at] as HTMLElement).focus();
  });
  // The add-in's own tab is what one came for.
  choose(tabs.length - 1);
  return h("section", { class: "ribbon", "aria-label": text("home") }, strip, ...tabs.map(({ panel }) => panel));
}

function groupsOf(tab: RibbonTab, actions: RibbonActions): HTMLElement[] {
  return tab.groups.map((each) => group(each.label, each.controls.map((control) => controlButton(control, actions))));
}

function group(label: string, buttons: HTMLElement[]): HTMLElement {
  return h("div", { class: "ribbon-group", role: "group", "aria-label": label }, h("div", { class: "ribbon-buttons" }, ...buttons), h("div", { class: "ribbon-group-label" }, label));
}

function ownButton(picture: "new" | "open" | "save", label: string, tip: string, onclick: () => void): HTMLElement {
  return bigButton(icon(picture, 24), label, tip, "", onclick);
}

function controlButton(control: RibbonControl, actions: RibbonActions): HTMLElement {
  const picture = image(control.icons) ?? icon("addin", 24);
  const { title, description } = control.tooltip;
  const tip = title && title !== control.label ? `${title}\n${description}` : description;
  if (!control.items.length) return bigButton(picture, control.label, tip, control.id, () => actions.run(control));
  const id = `menu-${control.id}`;
  const menu = h(
    "div",
    { class: "menu", id, popover: "auto", role: "menu" },
    ...control.items.map((item) =>
      h("button", { type: "button", role: "menuitem", title: item.tooltip.description, "data-control": item.id, onclick: () => (menu.hidePopover(), actions.run(item)) }, image(item.icons) ?? "", item.label)
    )
  );
  const button = bigButton(picture, control.label, tip, control.id, () => {
    const box = button.getBoundingClientRect();
    menu.style.inset = `${box.bottom + 2}px auto auto ${box.left}px`;
  });
  button.setAttribute("popovertarget", id);
  button.querySelector("span")!.append(icon("chevron", 12));
  return h("div", {}, button, menu);
}

function bigButton(picture: Element, label: string, tip: string, controlId: string, onclick: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: "ribbon-button", title: tip, "data-control": controlId || null, onclick }, picture, h("span", {}, label));
}

/** The picture for 24 px: drawn from the next larger one, which stays sharp on a fine screen. */
function image(icons: Icon[]): HTMLImageElement | null {
  const best = icons.find(({ size }) => size >= 64) ?? icons.find(({ size }) => size >= 32) ?? icons.at(-1);
  return best ? h("img", { src: best.url, alt: "", width: 24, height: 24 }) : null;
}
