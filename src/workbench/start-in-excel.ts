/**
 * `npm run start:desktop`, `npm run start:web -- --document URL` and `npm stop`: the add-in in a real Excel, served by
 * the development server, sideloaded by Microsoft's office-addin-debugging.
 */
import { parseArgs } from "node:util";
import { AppType, startDebugging, stopDebugging } from "office-addin-debugging";
import { OfficeApp } from "office-addin-manifest";
import { ensureCertificatesAreInstalled } from "office-addin-dev-certs";

const MANIFEST = "manifest.xml";
const DEV_SERVER = { devServerCommandLine: "npm run dev-server", devServerPort: 3000 };

/** Ends with one line that says what to do instead. */
function giveUp(message: string): never {
  console.error(message);
  process.exit(1);
}

async function startDesktop(): Promise<void> {
  if (process.platform !== "win32" && process.platform !== "darwin") {
    giveUp("Excel for the desktop runs on Windows and macOS only. Here: `npm start` opens the workbench, `npm run start:web -- --document URL` opens Excel on the web.");
  }
  await ensureCertificatesAreInstalled();
  await startDebugging(MANIFEST, { appType: AppType.Desktop, app: OfficeApp.Excel, ...DEV_SERVER });
}

async function startWeb(document: string | undefined): Promise<void> {
  if (document === undefined || !URL.canParse(document) || new URL(document).protocol !== "https:") {
    giveUp("Name a workbook of yours on OneDrive or SharePoint: npm run start:web -- --document https://…  (Excel on the web: Share, Copy link)");
  }
  // Where the machine cannot be told to trust the certificate, the development server makes one and the browser asks.
  if (process.platform === "win32" || process.platform === "darwin") await ensureCertificatesAreInstalled();
  else console.log("Open https://localhost:3000/taskpane.html once in the browser and accept the certificate.");
  await startDebugging(MANIFEST, { appType: AppType.Web, app: OfficeApp.Excel, document, ...DEV_SERVER });
}

async function stop(): Promise<void> {
  if (process.platform !== "win32" && process.platform !== "darwin") {
    console.log("Nothing to stop: Excel for the desktop runs on Windows and macOS only. A development server ends with Ctrl-C.");
    return;
  }
  await stopDebugging(MANIFEST);
}

const USAGE = "Usage: npm run start:desktop | npm run start:web -- --document URL | npm stop";

/** What was typed behind the command; ends with the usage where it cannot be read. */
function readArguments(): { command: string | undefined; document: string | undefined } {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { document: { type: "string" } } });
    return { command: positionals[0], document: values.document };
  } catch (error) {
    giveUp(`${(error as Error).message.split(". ")[0]}.\n${USAGE}`);
  }
}

const { command, document } = readArguments();
try {
  if (command === "desktop") await startDesktop();
  else if (command === "web") await startWeb(document);
  else if (command === "stop") await stop();
  else giveUp(USAGE);
} catch (error) {
  const failed = command === "stop" ? "The add-in could not be taken out of Excel" : "Excel could not be started";
  giveUp(`${failed}: ${error instanceof Error ? error.message : String(error)}`);
}
