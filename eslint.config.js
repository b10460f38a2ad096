import tseslint from "typescript-eslint";
import officeAddins from "eslint-plugin-office-addins";

/** Who may import whom (CONTRIBUTING.md, "How the code is laid out"). A folder imports itself and those named here. */
const MAY_IMPORT = {
  process: [],
  locales: ["process"],
  metrics: ["process"],
  functions: ["process", "metrics", "locales"],
  import: ["process", "metrics"],
  workbook: ["process", "metrics", "import", "locales"],
  taskpane: ["process", "metrics", "import", "workbook", "locales", "commands"],
  commands: ["process", "metrics", "workbook", "locales"],
  workbench: [],
};
const FOLDERS = Object.keys(MAY_IMPORT);

/** The page's entry brings the three parts of the add-in together, so it alone also imports the functions. */
const ENTRY = "src/taskpane/taskpane.ts";

function arrowsOf(folder, mayImport, files) {
  const forbidden = FOLDERS.filter((other) => other !== folder && !mayImport.includes(other));
  const onlyWorkbench =
    folder === "workbench"
      ? []
      : [{ group: ["@odoo/*", "chart.js", "playwright-core", "jsdom"], message: "Only the workbench knows the spreadsheet engine." }];
  const office =
    folder === "process" || folder === "metrics" || folder === "import"
      ? [{ group: ["react", "react-dom", "@fluentui/*"], message: "This folder is pure." }]
      : [];
  return {
    files,
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: forbidden.flatMap((other) => [`../${other}`, `../${other}/**`, `../../${other}`, `../../${other}/**`, `../../../${other}/**`]),
              message: `${folder} does not import this folder (see CONTRIBUTING.md).`,
            },
            ...onlyWorkbench,
            ...office,
          ],
        },
      ],
    },
  };
}

const arrows = [
  ...FOLDERS.map((folder) => arrowsOf(folder, MAY_IMPORT[folder], [`src/${folder}/**/*.{ts,tsx}`])),
  arrowsOf("taskpane", [...MAY_IMPORT.taskpane, "functions"], [ENTRY]),
];

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "**/node_modules/", "docs/"] },
  ...tseslint.configs.recommended,
  { plugins: { "office-addins": officeAddins } },
  {
    files: ["src/workbook/**/*.ts"],
    rules: {
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
    },
  },
  ...arrows,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  }
);
