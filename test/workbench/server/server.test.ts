import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, request as httpRequest, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { generateCertificates } from "office-addin-dev-certs";
import { loadManifest, PortTakenError, startWorkbench, type HostedAddin, type Workbench } from "../../../src/workbench/server/server";

const FOREIGN = new URL("../../foreign-addin/", import.meta.url);

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks with any Host header, which fetch would not send. */
function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port, host, pathname, search } = new URL(url);
    const request = httpRequest({ host: "127.0.0.1", port, path: pathname + search, headers: { host, ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(chunks).toString("utf8") }));
    });
    request.on("error", reject);
    request.end();
  });
}

describe("the workbench's server", () => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  const listen = async (server: Server, secure = false): Promise<string> => {
    open.push({ close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http${secure ? "s" : ""}://localhost:${(server.address() as AddressInfo).port}`;
  };
  const manifestAt = async (origin: string): Promise<string> => (await readFile(new URL("manifest.xml", FOREIGN), "utf8")).replaceAll("http://localhost:3900", origin);
  const workbenchOn = async (listener: RequestListener): Promise<Workbench> => {
    const workbench = await startWorkbench({ manifest: await manifestAt(await listen(createServer(listener))) });
    open.push(workbench);
    return workbench;
  };
  const hostedIn = async (workbench: Workbench, locale = "en-US"): Promise<HostedAddin> => JSON.parse((await ask(`${workbench.url}addin.json?locale=${locale}`)).body) as HostedAddin;

  it("gives the page and the add-in two origins of this machine", async () => {
    const workbench = await workbenchOn((_request, response) => response.end("hello"));
    assert.notEqual(new URL(workbench.url).origin, workbench.addinOrigin);
    assert.match(workbench.url, /^http:\/\/localhost:\d+\/$/);
    assert.match((await ask(workbench.url)).body, /<script type="module" src="\/page.js">/);
    assert.equal((await ask(`${workbench.addinOrigin}/x`)).body, "hello");
  });

  it("answers to no other name, so that a page elsewhere cannot read this machine", async () => {
    const workbench = await workbenchOn((_request, response) => response.end("secret"));
    for (const url of [workbench.url, workbench.addinOrigin]) {
      const answer = await ask(url, { host: "evil.example" });
      assert.equal(answer.status, 421);
      assert.doesNotMatch(answer.body, /secret/);
    }
  });

  it("fetches the add-in from where its manifest says, with Office.js swapped in its pages only", async () => {
    const seen: string[] = [];
    const html = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
    const workbench = await workbenchOn((request, response) => {
      seen.push(`${request.headers.host} ${request.url}`);
      const page = request.url!.startsWith("/pane.html");
      response.writeHead(200, { "content-type": page ? "text/html" : "text/plain", etag: '"1"' });
      response.end(html);
    });
    const page = await ask(`${workbench.addinOrigin}/pane.html?a=1`);
    assert.match(page.body, new RegExp(`src="${workbench.addinOrigin}/~office-js/office.js"`));
    assert.equal(page.headers.etag, undefined, "another text has another tag");
    assert.equal((await ask(`${workbench.addinOrigin}/notes.txt`)).body, html);
    assert.match(seen[0]!, /^localhost:\d+ \/pane\.html\?a=1$/);
  });

  it("reads compressed pages and lets the swapped script past the page's policy", async () => {
    const workbench = await workbenchOn((_request, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip", "content-security-policy": "script-src https://appsforoffice.microsoft.com" });
      response.end(gzipSync('<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>你好'));
    });
    const { body, headers } = await ask(`${workbench.addinOrigin}/pane.html`);
    assert.match(body, /~office-js.*你好/);
    assert.equal(headers["content-security-policy"], `script-src https://appsforoffice.microsoft.com ${workbench.addinOrigin}`);
  });

  it("keeps the visitor at the workbench when the add-in's server redirects within itself", async () => {
    const workbench = await workbenchOn((request, response) => {
      response.writeHead(302, { location: `http://${request.headers.host}/next.html` });
      response.end();
    });
    assert.equal((await ask(`${workbench.addinOrigin}/pane.html`)).headers.location, `${workbench.addinOrigin}/next.html`);
  });

  it("accepts a certificate that this machine made for itself", async () => {
    const folder = await mkdtemp(join(tmpdir(), "certificates-"));
    const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(folder, name)) as [string, string, string];
    await generateCertificates(ca, cert, key, 30, ["localhost"]);
    const secure = createSecureServer({ cert: await readFile(cert), key: await readFile(key) }, (_request, response) => response.end("over https"));
    await rm(folder, { recursive: true });
    const workbench = await startWorkbench({ manifest: await manifestAt(await listen(secure, true)) });
    open.push(workbench);
    assert.equal((await ask(`${workbench.addinOrigin}/x`)).body, "over https");
  });

  it("says in the pane what is wrong when nothing answers at the manifest's address", async () => {
    const gone = createServer();
    const origin = await listen(gone);
    await new Promise((resolve) => gone.close(resolve));
    const workbench = await startWorkbench({ manifest: await manifestAt(origin) });
    open.push(workbench);
    const answer = await ask(`${workbench.addinOrigin}/pane.html`);
    assert.equal(answer.status, 502);
    assert.match(answer.body, /nothing answers there; is the add-in's own server running\?/);
  });

  it("serves a folder in place of the manifest's origin, and nothing beside the folder", async () => {
    const folder = await mkdtemp(join(tmpdir(), "addin-"));
    open.push({ close: () => rm(folder, { recursive: true }) });
    await writeFile(join(folder, "pane.html"), '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>');
    const workbench = await startWorkbench({ manifest: await manifestAt("https://never.example"), folder });
    open.push(workbench);
    assert.match((await ask(`${workbench.addinOrigin}/pane.html`)).body, /~office-js/);
    assert.equal((await ask(`${workbench.addinOrigin}/missing.html`)).status, 404);
    for (const path of ["/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/~office-js/..%2f..%2fpackage.json"]) {
      assert.equal((await ask(`${workbench.addinOrigin}${path}`)).status, 404, path);
    }
  });

  it("has the whole of Office.js, whatever the case of a name, and the page that trusts the workbench", async () => {
    const workbench = await workbenchOn((_request, response) => response.writeHead(404).end());
    for (const name of ["office.js", "excel-web-16.00.js", "en-us/office_strings.js", "zh-CN/Office_Strings.js", "telemetry/oteljs_agave.js"]) {
      assert.equal((await ask(`${workbench.addinOrigin}/~office-js/${name}`)).status, 200, name);
    }
    assert.match((await ask(`${workbench.addinOrigin}/~office-js/AgaveErrorUX/index.html`)).body, /hostUserTrusted/);
    const own = await ask(`${workbench.addinOrigin}/scripts/AgaveErrorUX/index.html`);
    assert.match(own.body, /hostUserTrusted/, "also beside an add-in's own copy of office.js");
  });

  it("describes the add-in with its addresses here, in the language that is asked for", async () => {
    const workbench = await workbenchOn((_request, response) => response.end());
    const hosted = await hostedIn(workbench, "zh-CN");
    assert.equal(hosted.addin.name, "计数");
    assert.equal(hosted.addin.pageUrl, `${workbench.addinOrigin}/pane.html?lang=zh`);
    assert.equal(hosted.addin.iconUrl, `${workbench.addinOrigin}/icon-32.png`);
    assert.deepEqual([hosted.functions, hosted.problems], [null, []]);
  });

  it("says which port is taken", async () => {
    const taken = createServer();
    const origin = await listen(taken);
    const port = Number(new URL(origin).port);
    await assert.rejects(startWorkbench({ manifest: await manifestAt("http://localhost:1"), port }), (error) => error instanceof PortTakenError && error.port === port);
  });

  it("says when there is no manifest where it was told to look", async () => {
    await assert.rejects(loadManifest("no/such/manifest.xml"), /There is no manifest at no\/such\/manifest\.xml/);
    const origin = await listen(createServer((_request, response) => response.writeHead(404).end()));
    await assert.rejects(loadManifest(`${origin}/manifest.xml`), /could not be read: the server answers 404/);
  });
});
