import { readFile, stat } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { request as httpsRequest } from "node:https";
import { join, normalize, sep } from "node:path";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { contentType } from "./content-type";
import { swapInPolicy, swapOfficeJs } from "./office-js";

/** Where the add-in's files come from: a folder that stands for the origin in its manifest, or that origin itself. */
export type AddinSource = { folder: string; basePath?: string } | { origin: string };

/** Answers a request at the add-in's origin out of its source. */
export async function serveAddin(source: AddinSource, addinOrigin: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if ("folder" in source) await serveFolder(source, addinOrigin, request, response);
  else proxy(source.origin, addinOrigin, request, response);
}

async function serveFolder(source: { folder: string; basePath?: string }, addinOrigin: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const file = await fileIn(source, new URL(request.url ?? "/", addinOrigin).pathname);
  if (!file) return sayPlain(response, 404, `There is no file ${request.url} in ${source.folder}`);
  const type = contentType(file.path);
  const body = type.startsWith("text/html") ? swapOfficeJs(file.body.toString("utf8"), addinOrigin) : file.body;
  response.writeHead(200, { "content-type": type, "cache-control": "no-store", "access-control-allow-origin": "*" });
  response.end(request.method === "HEAD" ? undefined : body);
}

async function fileIn({ folder, basePath = "/" }: { folder: string; basePath?: string }, pathname: string): Promise<{ path: string; body: Buffer } | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!decoded.startsWith(basePath)) return null;
  const relative = normalize(decoded.slice(basePath.length));
  if (relative.startsWith("..") || relative.startsWith(sep) || relative.includes("\0")) return null;
  for (const path of [join(folder, relative), join(folder, relative, "index.html")]) {
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) return { path, body: await readFile(path) };
  }
  return null;
}

/** Headers that speak of one connection and are not passed on. */
const HOP_BY_HOP = ["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade"];

function proxy(origin: string, addinOrigin: string, request: IncomingMessage, response: ServerResponse): void {
  const target = new URL(request.url ?? "/", origin);
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || HOP_BY_HOP.includes(name)) continue;
    headers[name] = typeof value === "string" ? value.replaceAll(addinOrigin, origin) : value;
  }
  headers.host = target.host;
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  const onward = send(
    target,
    // A certificate made for this machine is signed by nobody; one of another machine must be good.
    { method: request.method, headers, ...(target.protocol === "https:" ? { rejectUnauthorized: !isLoopback(target.hostname) } : {}) },
    (answer) => void pass(answer, origin, addinOrigin, response)
  );
  onward.on("error", (error: NodeJS.ErrnoException) => {
    const why = error.code === "ECONNREFUSED" ? "nothing answers there; is the add-in's own server running?" : error.message;
    if (!response.headersSent) sayPlain(response, 502, `The add-in's page could not be fetched from ${target.href}: ${why}`);
    else response.destroy();
  });
  request.pipe(onward);
}

async function pass(answer: IncomingMessage, origin: string, addinOrigin: string, response: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value === undefined || HOP_BY_HOP.includes(name)) continue;
    headers[name] = value;
  }
  for (const name of ["content-security-policy", "content-security-policy-report-only"]) {
    if (typeof headers[name] === "string") headers[name] = headers[name].split(",").map((policy) => swapInPolicy(policy, addinOrigin)).join(", ");
  }
  if (typeof headers.location === "string") headers.location = headers.location.replace(origin, addinOrigin);
  if (Array.isArray(headers["set-cookie"])) {
    headers["set-cookie"] = headers["set-cookie"].map((cookie) => cookie.replace(/;\s*domain=[^;]*/i, ""));
  }
  delete headers["strict-transport-security"]; // it would turn every http page of this machine to https
  const status = answer.statusCode ?? 502;
  if (!/^(text\/html|application\/xhtml)/i.test(String(answer.headers["content-type"] ?? "")) || status === 304) {
    response.writeHead(status, headers);
    answer.pipe(response);
    return;
  }
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const html = swapOfficeJs(decompressed(Buffer.concat(chunks), String(answer.headers["content-encoding"] ?? "")).toString("utf8"), addinOrigin);
    for (const name of ["content-encoding", "content-length", "etag", "last-modified", "content-md5", "digest"]) delete headers[name];
    response.writeHead(status, { ...headers, "cache-control": "no-store" });
    response.end(html);
  } catch (error) {
    if (!response.headersSent) sayPlain(response, 502, `The add-in's page broke off: ${(error as Error).message}`);
    else response.destroy();
  }
}

function decompressed(body: Buffer, encoding: string): Buffer {
  if (!body.length) return body;
  if (encoding === "gzip") return gunzipSync(body);
  if (encoding === "br") return brotliDecompressSync(body);
  if (encoding === "deflate") return inflateSync(body);
  return body;
}

export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || hostname === "::1" || /^127\./.test(hostname);
}

/** Answers with one line that a person can read. */
export function sayPlain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`${text}\n`);
}
