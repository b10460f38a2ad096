import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";
import { contentType } from "./content-type";

/** Microsoft's CDN address of Office.js, which every add-in's page names. */
const CDN_HOST = "appsforoffice.microsoft.com";
const CDN = new RegExp(`(?:https?:)?//${CDN_HOST.replaceAll(".", "\\.")}/lib/[\\w.]+/hosted/`, "gi");

/** Where the package's own copy of Office.js stands at the add-in's origin. No add-in has a path like it. */
const OFFICE_JS_PATH = "/~office-js/";

/**
 * Over http the library asks a page beside itself whether it may trust the page around it. On the real CDN that page
 * asks the user; here the page around it is the workbench.
 */
const TRUST_PAGE = `<!doctype html><meta charset="utf-8"><title>Trust</title>
<script>addEventListener("message", (event) => event.source.postMessage('{"hostUserTrusted":true}', event.origin));</script>`;

const DIST = join(dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")), "dist");

/** A page of the add-in's origin that repeats what it hears: the workbench's way to know that the add-in's thread is free. */
const ECHO_PAGE = `<!doctype html><meta charset="utf-8"><title>Echo</title>
<script>addEventListener("message", (event) => event.source === parent && parent.postMessage(event.data, event.origin));</script>`;

export interface StaticFile {
  body: Uint8Array | string;
  type: string;
}

/** A file of the Office.js package by its address, or null. The package writes some names in other case than it asks for. */
export async function officeJsFile(pathname: string): Promise<StaticFile | null> {
  if (isTrustPage(pathname)) return { body: TRUST_PAGE, type: "text/html; charset=utf-8" };
  if (!pathname.startsWith(OFFICE_JS_PATH)) return null;
  if (pathname === `${OFFICE_JS_PATH}echo.html`) return { body: ECHO_PAGE, type: "text/html; charset=utf-8" };
  const name = normalize(pathname.slice(OFFICE_JS_PATH.length).toLowerCase());
  if (name.startsWith("..") || name.startsWith(sep)) return null;
  try {
    return { body: await readFile(join(DIST, name)), type: contentType(name) };
  } catch {
    return null;
  }
}

/** The trust page stands beside office.js wherever an add-in serves it from, its own folder included. */
function isTrustPage(pathname: string): boolean {
  return /\/AgaveErrorUX\/index\.html$/i.test(pathname);
}

/** Points a page's `<script src>` of Microsoft's CDN to the package's copy. */
export function swapOfficeJs(html: string, addinOrigin: string): string {
  const swapped = html.replace(CDN, addinOrigin + OFFICE_JS_PATH);
  return swapped.replace(/<meta\b[^>]*http-equiv\s*=\s*["']?content-security-policy\b[^>]*>/gi, (tag) =>
    tag.replace(/(content\s*=\s*)("([^"]*)"|'([^']*)')/i, (_, before, whole: string, double?: string, single?: string) => {
      const quote = whole[0]!;
      return `${before}${quote}${swapInPolicy(double ?? single ?? "", addinOrigin)}${quote}`;
    })
  );
}

/**
 * A content security policy that lets Microsoft's CDN in lets the copy in too, and the trust page that comes with it.
 * A policy that does not is left as it is, and the page then fails here as it would in Excel.
 */
export function swapInPolicy(policy: string, addinOrigin: string): string {
  const directives = policy
    .split(";")
    .map((directive) => directive.trim().split(/\s+/))
    .filter(([name]) => name);
  let lets = false;
  for (const sources of directives) {
    if (sources.slice(1).some(isCdnSource)) {
      sources.push(addinOrigin);
      lets ||= /^(default|script)-src(-elem)?$/i.test(sources[0]!);
    }
  }
  if (!lets) return policy;
  const named = (name: string): string[] | undefined => directives.find(([each]) => each!.toLowerCase() === name);
  const frames = named("frame-src") ?? named("child-src");
  if (frames) add(frames, addinOrigin);
  else if (named("default-src")) directives.push(add(["frame-src", ...named("default-src")!.slice(1)], addinOrigin));
  return directives.map((directive) => directive.join(" ")).join("; ");
}

function add(directive: string[], source: string): string[] {
  const none = directive.findIndex((each) => each.toLowerCase() === "'none'");
  if (none > 0) directive.splice(none, 1);
  if (!directive.includes(source)) directive.push(source);
  return directive;
}

function isCdnSource(source: string): boolean {
  const host = /^(?:https?:\/\/)?([^/:]+)/i.exec(source)?.[1]?.toLowerCase();
  return host === CDN_HOST || (host !== undefined && host.startsWith("*.") && CDN_HOST.endsWith(host.slice(1)));
}
