/**
 * Renders the PNG icons that manifest.xml names from the drawings beside this file: `npm run icons`.
 * The PNGs are committed, since Excel wants PNGs and a build should not need a browser.
 *
 * A small icon is no large one made smaller: a drawing is made on the pixel grid of the size in its name, and serves
 * the sizes that its grid divides best.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { findBrowser } from "../test/browser/find-browser";

const ASSETS = new URL(".", import.meta.url);

/** Sizes of each icon, and the drawing (its pixel grid) from which it is rendered. */
const ICONS: Record<string, Record<number, number>> = {
  icon: { 16: 16, 20: 20, 24: 24, 32: 32, 40: 20, 48: 24, 64: 32, 80: 32, 128: 32 },
  "new-process": { 16: 16, 32: 32, 80: 32 },
  "add-deal": { 16: 16, 32: 32, 80: 32 },
  "refresh-dashboard": { 16: 16, 32: 32, 80: 32 },
};

const browser = await chromium.launch(await findBrowser());
const page = await browser.newPage();
for (const [name, sizes] of Object.entries(ICONS)) {
  for (const [size, grid] of Object.entries(sizes)) {
    const svg = readFileSync(new URL(`drawings/${name}-${grid}.svg`, ASSETS), "utf8");
    await page.setViewportSize({ width: Number(size), height: Number(size) });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    writeFileSync(new URL(`${name}-${size}.png`, ASSETS), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
