import { fileURLToPath } from "node:url";
import type { Configuration, Stats } from "webpack";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Where the bundle for the workbench goes: never dist/, which holds what one builds to publish. */
const FOLDER = `${ROOT}node_modules/.cache/workbench`;

/** The manifest of the add-in in this folder. */
export const OWN_MANIFEST = `${ROOT}manifest.xml`;

/**
 * Builds the add-in of this folder with its own webpack configuration, as it is published, and answers the folder with
 * its files. The cache on disk makes the second time quick. Prints what the scripts weigh when it is not to be quiet.
 */
export async function buildAddin({ quiet = true } = {}): Promise<string> {
  const [{ default: webpack }, { default: configure }] = await Promise.all([
    import("webpack"),
    import(/* not type-checked: it is a tool's configuration */ `${ROOT}webpack.config.js`) as Promise<{ default: ConfigFunction }>,
  ]);
  const config = await configure({ quiet }, { mode: "production" });
  config.output = { ...config.output, path: FOLDER };
  const compiler = webpack(config);
  const stats = await new Promise<Stats>((resolve, reject) =>
    compiler.run((error, result) => (error || !result ? reject(error) : resolve(result)))
  );
  await new Promise<void>((resolve) => compiler.close(() => resolve()));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true, colors: false }));
  return FOLDER;
}

type ConfigFunction = (env: object, argv: object) => Promise<Configuration>;
