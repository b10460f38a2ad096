import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { request as httpsRequest } from "node:https";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { ManifestError, readManifest, type AddinDescription } from "../manifest/read-manifest";
import { isLoopback, sayPlain, serveAddin, type AddinSource } from "./addin-source";
import { buildPage, type PageFiles } from "./build-page";
import { officeJsFile } from "./office-js";

export interface WorkbenchOptions {
  /** The manifest's text, read again for every language. */
  manifest: string;
  /**
   * A folder in place of the origin that the manifest names, perhaps still being built; without it the workbench
   * fetches from that origin.
   */
  folder?: string | Promise<string>;
  /** The page's port; the add-in has the next one. 0 takes any free ports. */
  port?: number;
}

export interface Workbench {
  /** The page to open in a browser. */
  url: string;
  /** The origin that answers for the add-in's own. */
  addinOrigin: string;
  close(): Promise<void>;
}

/** The port cannot be used. */
export class PortTakenError extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is taken by another program.`);
  }
}

/** What the page fetches to know what it hosts: addresses are those of the workbench's own add-in origin. */
export interface HostedAddin {
  addin: AddinDescription;
  /** The origin that answers for the manifest's own. */
  addinOrigin: string;
  /** functions.json, or null where the add-in has no functions or it could not be read. */
  functions: unknown;
  /** What could not be read, for the log. */
  problems: string[];
}

let page: Promise<PageFiles> | null = null;
const pageFiles = (): Promise<PageFiles> => (page ??= buildPage());

/**
 * Starts the workbench on this machine: the page on one port of localhost, the add-in on another. So they are two
 * origins, as Excel on the web and an add-in are, yet one site, so that a browser which blocks what it calls
 * third-party storage lets the add-in have its own.
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const manifestOrigin = new URL(readManifest(options.manifest, "en-US").pageUrl).origin;
  const { folder } = options;
  const source = async (): Promise<AddinSource> => (folder === undefined ? { origin: manifestOrigin } : { folder: await folder });
  const port = options.port ?? 0;
  const pageServer = serve((request, response) => answerPage(request, response, { options, manifestOrigin, addinOrigin }));
  const addinServer = serve((request, response) => answerAddin(request, response, source, addinOrigin));
  await listen(pageServer, port);
  try {
    // The next port, so that what the add-in keeps in the browser is there at the next start.
    await listen(addinServer, port === 0 ? 0 : port + 1);
  } catch (error) {
    pageServer.close();
    throw error;
  }
  const addinOrigin = originOf(addinServer);
  void pageFiles().catch(() => undefined); // bundled while the browser opens; a failure is told by the first request
  return {
    url: `${originOf(pageServer)}/`,
    addinOrigin,
    close: async () => {
      await Promise.all([pageServer, addinServer].map(close));
    },
  };
}

function serve(answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>): Server {
  const server = createServer((request, response) => {
    // Any other name that leads here is a page elsewhere trying to read this machine.
    if (request.headers.host !== new URL(originOf(server)).host) return sayPlain(response, 421, `The workbench answers at ${originOf(server)} only.`);
    answer(request, response).catch((error: Error) => {
      if (!response.headersSent) sayPlain(response, 500, error.stack ?? error.message);
      else response.destroy();
    });
  });
  return server;
}

function originOf(server: Server): string {
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(error.code === "EADDRINUSE" ? new PortTakenError(port) : error));
    server.listen(port, "127.0.0.1", () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

async function answerAddin(request: IncomingMessage, response: ServerResponse, source: () => Promise<AddinSource>, addinOrigin: string): Promise<void> {
  const library = await officeJsFile(new URL(request.url ?? "/", addinOrigin).pathname);
  if (!library) return serveAddin(await source(), addinOrigin, request, response);
  response.writeHead(200, { "content-type": library.type, "cache-control": "max-age=3600" });
  response.end(library.body);
}

interface PageContext {
  options: WorkbenchOptions;
  manifestOrigin: string;
  addinOrigin: string;
}

async function answerPage(request: IncomingMessage, response: ServerResponse, context: PageContext): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/addin.json") {
    const hosted = await describe(context, url.searchParams.get("locale") ?? "en-US");
    response.writeHead(200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
    response.end(JSON.stringify(hosted));
    return;
  }
  const file = (await pageFiles()).get(url.pathname === "/" ? "/index.html" : url.pathname);
  if (!file) return sayPlain(response, 404, `The workbench has no ${url.pathname}`);
  response.writeHead(200, { "content-type": file.type, "cache-control": "no-store" });
  response.end(file.body);
}

async function describe({ options, manifestOrigin, addinOrigin }: PageContext, language: string): Promise<HostedAddin> {
  const addin = readManifest(options.manifest, language);
  const problems: string[] = [];
  await options.folder; // a page that is opened during the build waits for it
  let functions: unknown = null;
  if (addin.functions) {
    try {
      const { metadataUrl } = addin.functions;
      const own = new URL(metadataUrl).origin === manifestOrigin;
      // The folder answers for the manifest's origin here too.
      functions = JSON.parse(await fetchText(own && options.folder !== undefined ? metadataUrl.replace(manifestOrigin, addinOrigin) : metadataUrl));
    } catch (error) {
      problems.push(`${addin.functions.metadataUrl}: ${(error as Error).message}`);
    }
  }
  return { addin: rebased(addin, manifestOrigin, addinOrigin), addinOrigin, functions, problems };
}

/** Every address at the manifest's origin, moved to the add-in's origin here. */
function rebased<T>(value: T, from: string, to: string): T {
  if (typeof value === "string") return (value === from || value.startsWith(`${from}/`) ? to + value.slice(from.length) : value) as T;
  if (Array.isArray(value)) return value.map((each) => rebased(each, from, to)) as T;
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rebased(each, from, to)])) as T;
  return value;
}

/** Reads a text over http(s); a certificate that this machine made for itself is accepted from this machine alone. */
function fetchText(address: string, redirects = 5): Promise<string> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const request = send(url, url.protocol === "https:" ? { rejectUnauthorized: !isLoopback(url.hostname) } : {}, (answer) => {
      const { statusCode = 0, headers } = answer;
      if (statusCode >= 300 && statusCode < 400 && headers.location && redirects > 0) {
        answer.resume();
        resolve(fetchText(new URL(headers.location, url).href, redirects - 1));
        return;
      }
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        if (statusCode === 200) resolve(Buffer.concat(chunks).toString("utf8"));
        else reject(new Error(`the server answers ${statusCode}`));
      });
    });
    request.on("error", reject);
    request.setTimeout(15_000, () => request.destroy(new Error("the server does not answer")));
    request.end();
  });
}

/** A manifest's text from a file or an address. */
export async function loadManifest(pathOrUrl: string): Promise<string> {
  try {
    if (/^https?:\/\//i.test(pathOrUrl)) return await fetchText(pathOrUrl);
    return await readFile(/^file:/i.test(pathOrUrl) ? fileURLToPath(pathOrUrl) : pathOrUrl, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ManifestError(code === "ENOENT" ? `There is no manifest at ${pathOrUrl}` : `The manifest at ${pathOrUrl} could not be read: ${message}`);
  }
}
