import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { ManifestError, readManifest } from "../../../src/workbench/manifest/read-manifest";

const foreign = (): Promise<string> => readFile(new URL("../../foreign-addin/manifest.xml", import.meta.url), "utf8");

/** A shared runtime with functions, two tabs, a menu and Chinese texts. */
const FULL = `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:b="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="TaskPaneApp">
  <Id>11111111-2222-3333-4444-555555555555</Id><Version>2.0.0.1</Version><ProviderName>A &amp; B</ProviderName><DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="Tides"/><Description DefaultValue="Tides in cells"/>
  <Hosts><Host Name="Workbook"/></Hosts>
  <DefaultSettings><SourceLocation DefaultValue="https://tides.example/old.html"/></DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Requirements><b:Sets DefaultMinVersion="1.4"><b:Set Name="SharedRuntime" MinVersion="1.1"/><b:Set Name="ExcelApi"/></b:Sets></Requirements>
    <Hosts><Host xsi:type="Workbook">
      <Runtimes><Runtime resid="Pane" lifetime="long"/></Runtimes>
      <AllFormFactors><ExtensionPoint xsi:type="CustomFunctions">
        <Script><SourceLocation resid="Script"/></Script><Page><SourceLocation resid="Pane"/></Page>
        <Metadata><SourceLocation resid="Meta"/></Metadata><Namespace resid="Ns"/>
      </ExtensionPoint></AllFormFactors>
      <DesktopFormFactor>
        <FunctionFile resid="Pane"/>
        <ExtensionPoint xsi:type="PrimaryCommandSurface">
          <OfficeTab id="TabHome"><Group id="G1"><Label resid="L1"/><Icon><b:Image size="16" resid="I16"/></Icon>
            <Control xsi:type="Button" id="Show"><Label resid="L1"/><Supertip><Title resid="L1"/><Description resid="D1"/></Supertip>
              <Icon><b:Image size="80" resid="I80"/><b:Image size="16" resid="I16"/><b:Image size="32" resid="I32"/></Icon>
              <Action xsi:type="ShowTaskpane"><SourceLocation resid="Pane"/><Title resid="L1"/></Action></Control>
          </Group></OfficeTab>
          <CustomTab id="Own"><Group id="G2"><Label resid="L2"/><Icon><b:Image size="16" resid="I16"/></Icon>
            <Control xsi:type="Menu" id="More"><Label resid="L2"/><Supertip><Title resid="L2"/><Description resid="D1"/></Supertip>
              <Items><Item id="Ebb"><Label resid="L1"/><Supertip><Title resid="L1"/><Description resid="D1"/></Supertip>
                <Action xsi:type="ExecuteFunction"><FunctionName>ebb</FunctionName></Action></Item></Items></Control>
          </Group><Label resid="L2"/></CustomTab>
        </ExtensionPoint>
      </DesktopFormFactor>
    </Host></Hosts>
    <Resources>
      <b:Images><b:Image id="I16" DefaultValue="https://tides.example/16.png"/><b:Image id="I32" DefaultValue="https://tides.example/32.png"/><b:Image id="I80" DefaultValue="https://tides.example/80.png"/></b:Images>
      <b:Urls><b:Url id="Pane" DefaultValue="https://tides.example/pane.html"/><b:Url id="Script" DefaultValue="https://tides.example/f.js"/>
        <b:Url id="Meta" DefaultValue="https://tides.example/f.json"><b:Override Locale="zh-CN" Value="https://tides.example/f.zh.json"/></b:Url></b:Urls>
      <b:ShortStrings><b:String id="Ns" DefaultValue="TIDES"/><b:String id="L1" DefaultValue="Show"><b:Override Locale="zh-CN" Value="显示"/></b:String><b:String id="L2" DefaultValue="More"/></b:ShortStrings>
      <b:LongStrings><b:String id="D1" DefaultValue="High &amp; low"/></b:LongStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>`;

const refusal = (xml: string): string => {
  try {
    readManifest(xml, "en-US");
  } catch (error) {
    assert.ok(error instanceof ManifestError, String(error));
    return error.message;
  }
  return assert.fail("the manifest was read");
};

describe("reading a manifest", () => {
  it("describes a plain task pane that has no ribbon and no functions", async () => {
    const addin = readManifest(await foreign(), "en-US");
    assert.equal(addin.id, "7d3b2c0e-52f4-4f0e-9a55-2d1f7c6f9b11");
    assert.equal(addin.name, "Tally");
    assert.equal(addin.pageUrl, "http://localhost:3900/pane.html");
    assert.deepEqual([addin.sharedRuntime, addin.functions, addin.commandsUrl, addin.ribbon], [false, null, null, []]);
    assert.deepEqual(addin.requirementSets, [{ name: "ExcelApi", minVersion: "1.7" }]);
  });

  it("takes texts and addresses of the display language, and the default where there are none", async () => {
    const xml = await foreign();
    const chinese = readManifest(xml, "zh-cn");
    assert.deepEqual([chinese.name, chinese.pageUrl], ["计数", "http://localhost:3900/pane.html?lang=zh"]);
    assert.equal(readManifest(xml, "fr-FR").name, "Tally");
  });

  it("finds the shared runtime, the functions and the page of the ribbon's functions", () => {
    const addin = readManifest(FULL, "en-US");
    assert.equal(addin.provider, "A & B");
    assert.equal(addin.sharedRuntime, true);
    assert.equal(addin.pageUrl, "https://tides.example/pane.html");
    assert.equal(addin.commandsUrl, "https://tides.example/pane.html");
    assert.deepEqual(addin.functions, { namespace: "TIDES", metadataUrl: "https://tides.example/f.json", scriptUrl: "https://tides.example/f.js", pageUrl: "https://tides.example/pane.html" });
    assert.equal(readManifest(FULL, "zh-CN").functions?.metadataUrl, "https://tides.example/f.zh.json");
  });

  it("takes the requirement sets of the version overrides, with their default version", () => {
    assert.deepEqual(readManifest(FULL, "en-US").requirementSets, [{ name: "SharedRuntime", minVersion: "1.1" }, { name: "ExcelApi", minVersion: "1.4" }]);
  });

  it("lists the ribbon by tab and group with labels, tooltips, icons by size and actions", () => {
    const [home, own] = readManifest(FULL, "zh-CN").ribbon;
    assert.deepEqual([home?.id, home?.label, own?.id, own?.label], ["TabHome", null, "Own", "More"]);
    const show = home!.groups[0]!.controls[0]!;
    assert.deepEqual([show.id, show.label, show.tooltip], ["Show", "显示", { title: "显示", description: "High & low" }]);
    assert.deepEqual(show.icons.map(({ size }) => size), [16, 32, 80]);
    assert.deepEqual(show.action, { type: "ShowTaskpane", pageUrl: "https://tides.example/pane.html", title: "显示", taskpaneId: null });
    const menu = own!.groups[0]!.controls[0]!;
    assert.equal(menu.action, null);
    assert.deepEqual(menu.items.map(({ id, action }) => [id, action]), [["Ebb", { type: "ExecuteFunction", functionName: "ebb" }]]);
  });

  it("says which resource is missing", () => {
    assert.match(refusal(FULL.replace('<b:String id="L2" DefaultValue="More"/>', "")), /resid="L2".*does not exist/);
  });

  it("says at which line the XML breaks off", () => {
    assert.match(refusal("<OfficeApp>\n<Id>1</Id>\n<Version>"), /not well-formed XML, line \d/);
  });

  it("refuses what is no task pane for workbooks, and says what it is", () => {
    assert.match(refusal("<html></html>"), /first element is <html>/);
    assert.match(refusal(FULL.replace('xsi:type="TaskPaneApp"', 'xsi:type="MailApp"')), /MailApp/);
    assert.match(refusal(FULL.replace('<Host Name="Workbook"/>', '<Host Name="Document"/>')), /for Document, not for workbooks/);
    assert.match(refusal('{ "manifestVersion": "1.0" }'), /unified manifest \(JSON\) is not hosted/);
  });
});
