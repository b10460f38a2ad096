import { createNodeResolver, importX } from "eslint-plugin-import-x";
import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

/** Who may import whom (CONTRIBUTING.md, "How the code is laid out"). A folder imports itself and those named here. */
const MAY_IMPORT = {
  process: [],
  locales: ["process"],
  metrics: ["process"],
  functions: ["process", "metrics", "locales"],
  import: ["process", "metrics"],
  workbook: ["process", "metrics", "import", "locales"],
  commands: ["process", "metrics", "workbook", "locales"],
  taskpane: ["process", "metrics", "import", "workbook", "locales", "commands"],
  workbench: [],
};
const FOLDERS = Object.keys(MAY_IMPORT);

/** The page's entry brings the three parts of the add-in together, so it alone also imports the functions. */
const ENTRY = "src/taskpane/taskpane.ts";

/** Folders that know neither Office nor the page: what they say is the same in a cell, in the pane and in a test. */
const PURE = ["process", "metrics", "import"];

function arrowsOf(folder, mayImport, files) {
  const forbidden = FOLDERS.filter((other) => other !== folder && !mayImport.includes(other));
  const packages = [
    ...(folder === "workbench" ? [] : [{ group: ["@odoo/*", "chart.js", "playwright-core", "jsdom"], message: "Only the workbench knows the spreadsheet engine." }]),
    ...(folder === "taskpane" ? [] : [{ group: ["react", "react-dom", "react-dom/*", "@fluentui/*"], message: "Only the pane has a user interface." }]),
  ];
  const globals = [
    ...(folder === "workbook" || folder === "workbench" ? [] : [{ name: "Excel", message: "Only src/workbook names Excel: give it an operation." }]),
    ...(PURE.includes(folder) ? ["Office", "CustomFunctions", "document", "window", "localStorage"].map((name) => ({ name, message: `src/${folder} is pure.` })) : []),
  ];
  return {
    files,
    rules: {
      "import-x/no-restricted-paths": [
        "error",
        { zones: [{ target: `./src/${folder}`, from: forbidden.map((other) => `./src/${other}`), message: `${folder} does not import it (see CONTRIBUTING.md, "How the code is laid out").` }] },
      ],
      "no-restricted-imports": ["error", { patterns: packages }],
      "no-restricted-globals": ["error", ...globals],
    },
  };
}

const arrows = [
  ...FOLDERS.map((folder) => arrowsOf(folder, MAY_IMPORT[folder], [`src/${folder}/**/*.{ts,tsx}`])),
  arrowsOf("taskpane", [...MAY_IMPORT.taskpane, "functions"], [ENTRY]),
];

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "**/node_modules/", "docs/**/*.js"] },
  ...tseslint.configs.recommended,
  {
    plugins: { "office-addins": officeAddins, "import-x": importX },
    settings: { "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".tsx", ".js", ".json"] })] },
  },
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
