import assert from "node:assert/strict";
import { swapInPolicy, swapOfficeJs } from "../../../src/workbench/server/office-js";

const HERE = "http://localhost:3101";

describe("Microsoft's CDN address of Office.js", () => {
  for (const address of [
    "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
    "https://appsforoffice.microsoft.com/lib/1.1/hosted/office.js",
    "https://appsforoffice.microsoft.com/lib/beta/hosted/office.js",
    "//appsforoffice.microsoft.com/lib/1/hosted/office.js",
    "HTTPS://APPSFOROFFICE.MICROSOFT.COM/lib/1/hosted/office.js",
  ]) {
    it(`${address} becomes the package's own copy`, () => {
      assert.equal(swapOfficeJs(`<script src="${address}"></script>`, HERE), `<script src="${HERE}/~office-js/office.js"></script>`);
    });
  }

  it("leaves every other address alone", () => {
    const html = '<script src="https://example.com/lib/1/hosted/office.js"></script><a href="https://appsforoffice.microsoft.com/">Office</a>';
    assert.equal(swapOfficeJs(html, HERE), html);
  });

  it("is let in by the page's own policy where that lets the CDN in", () => {
    const page = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' https://appsforoffice.microsoft.com">`;
    assert.match(swapOfficeJs(page, HERE), /content="default-src 'self'; script-src 'self' https:\/\/appsforoffice\.microsoft\.com http:\/\/localhost:3101; frame-src 'self' http:\/\/localhost:3101"/);
  });
});

describe("a content security policy", () => {
  it("that lets the CDN in by host, path or wildcard lets the copy in", () => {
    for (const source of ["appsforoffice.microsoft.com", "https://appsforoffice.microsoft.com/lib/1/hosted/", "https://*.microsoft.com", "*.microsoft.com:443"]) {
      assert.ok(swapInPolicy(`script-src ${source}`, HERE).startsWith(`script-src ${source} ${HERE}`), source);
    }
  });

  it("that does not let the CDN in stays as it is, so that the page fails as it does in Excel", () => {
    const policy = "default-src 'self'; script-src 'self' https://cdn.example.com";
    assert.equal(swapInPolicy(policy, HERE), policy);
  });

  it("lets the trust page into frames, also where it allowed none", () => {
    assert.match(swapInPolicy("script-src https://appsforoffice.microsoft.com; frame-src 'none'", HERE), new RegExp(`frame-src ${HERE}$`));
    assert.match(swapInPolicy("default-src 'none'; script-src https://appsforoffice.microsoft.com", HERE), new RegExp(`frame-src ${HERE}$`));
  });
});
