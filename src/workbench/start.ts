/** `npm start`: Excel for people without Excel, with the add-in of this folder or any other in its task pane. */
import { parseArgs } from "node:util";
import open from "open";
import { ManifestError } from "./manifest/read-manifest";
import { buildAddin, OWN_MANIFEST } from "./server/build-addin";
import { loadManifest, PortTakenError, startWorkbench } from "./server/server";

const DEFAULT_PORT = 3100;

const HELP = `npm start -- [options]

Opens the workbench: a spreadsheet and, beside it, the add-in in the genuine Office.js. No Excel is needed.

  --port N              port of this machine to use; the add-in takes the next one (default ${DEFAULT_PORT},
                        0: any free one)
  --no-open             do not open the browser, only print the address
  --manifest PATH|URL   host another add-in, from where its manifest says it is served
  --locale TAG          language to begin with: en-US or zh-CN (default: the browser's)
  --help                this text`;

class UsageError extends Error {}

interface Options {
  port: number;
  open: boolean;
  manifest: string | undefined;
  locale: string | undefined;
  help: boolean;
}

function readOptions(args: string[]): Options {
  const read = () =>
    parseArgs({
      args,
      options: {
        port: { type: "string" },
        "no-open": { type: "boolean" },
        manifest: { type: "string" },
        locale: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  let values: ReturnType<typeof read>;
  try {
    values = read();
  } catch (error) {
    throw new UsageError((error as Error).message.split(". ")[0]);
  }
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
  if (values.port?.trim() === "" || !Number.isInteger(port) || port < 0 || port > 65_534) {
    throw new UsageError(`--port takes a number from 1 to 65534 (0: any free one), not "${values.port}"`);
  }
  if (values.locale !== undefined && !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(values.locale)) {
    throw new UsageError(`--locale takes a language such as en-US or zh-CN, not "${values.locale}"`);
  }
  return { port, open: !values["no-open"], manifest: values.manifest, locale: values.locale, help: values.help ?? false };
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(HELP);
  const manifest = await loadManifest(options.manifest ?? OWN_MANIFEST);
  const own = options.manifest === undefined;
  // The port is tried before the build, which takes longer.
  let build = (): void => {};
  const folder = own ? new Promise<string>((resolve, reject) => (build = () => void buildAddin().then(resolve, reject))) : undefined;
  const workbench = await startWorkbench({ manifest, port: options.port, ...(folder === undefined ? {} : { folder }) });
  if (own) {
    console.log("Building the add-in…");
    build();
    await folder;
  }
  const address = options.locale === undefined ? workbench.url : `${workbench.url}?locale=${options.locale}`;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void workbench.close().finally(() => process.exit(0)));
  console.log(`\nThe workbench is at\n\n${address}\n\nCtrl-C ends it.`);
  if (options.open) {
    // Where there is no browser (a server, a container) the address above is enough.
    const browser = await open(address).catch(() => null);
    browser?.once("error", () => undefined);
  }
}

main().catch((error: unknown) => {
  if (error instanceof PortTakenError) {
    console.error(`${error.message} Stop that program, or choose another port: npm start -- --port ${error.port + 10}`);
  } else if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${HELP}`);
  } else if (error instanceof ManifestError) {
    console.error(error.message);
  } else {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exit(1);
});
