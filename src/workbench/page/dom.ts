type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

/** Makes an element: `h("button", { class: "quiet", onclick: save }, "Save")`. */
export function h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value as (event: Event) => void);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child) || child === ""));
  return element;
}

/** One of the page's own pictures: a 20 px line drawing in the text's colour. */
export function icon(name: keyof typeof PATHS, size = 20): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 20 20", width: size, height: size, fill: "none", stroke: "currentColor", "stroke-width": 1.3, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" })) {
    svg.setAttribute(key, String(value));
  }
  svg.innerHTML = `<path d="${PATHS[name]}"/>`;
  return svg;
}

const PATHS = {
  new: "M5 2.5h6.5L15.5 6.5v11h-10.5zM11.5 2.5v4h4M8 12h5M10.5 9.5v5",
  open: "M2.5 15.5v-11h5l1.5 2h7v2M2.5 15.5l2.5-7h13l-2.5 7z",
  save: "M3 3h11l3 3v11H3zM6 3v4.5h7V3M6 17v-6h8v6",
  close: "M5 5l10 10M15 5L5 15",
  reload: "M16 10a6 6 0 1 1-1.8-4.3M16.5 2.5v4h-4",
  log: "M3.5 4.5h13M3.5 8.2h13M3.5 11.8h9M3.5 15.5h6",
  globe: "M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15zM2.5 10h15M10 2.5c5 5 5 10 0 15c-5-5-5-10 0-15z",
  theme: "M10 2.5a7.5 7.5 0 1 0 0 15zM10 2.5a7.5 7.5 0 0 1 0 15M10 6a4 4 0 0 1 0 8",
  addin: "M8 3.5h4v3h3.5v4h-2a1.5 1.5 0 0 0 0 3h2v3h-12v-10H8z",
  chevron: "M6 8l4 4 4-4",
};
