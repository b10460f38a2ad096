import { parseXml, XmlError, type Element } from "../xml/element";

/** What a host reads of an add-in, with every text and address in one language. */
export interface AddinDescription {
  id: string;
  version: string;
  provider: string;
  name: string;
  description: string;
  /** The add-in's own picture, as the task pane's title bar shows it. */
  iconUrl: string | null;
  defaultLocale: string;
  /** The page of the task pane, which is also the shared runtime where there is one. */
  pageUrl: string;
  /** The task pane, the functions and the commands live in one page that stays loaded. */
  sharedRuntime: boolean;
  functions: CustomFunctionsDescription | null;
  /** The page that holds the ribbon's functions, when the manifest names one. */
  commandsUrl: string | null;
  requirementSets: RequirementSet[];
  ribbon: RibbonTab[];
}

export interface CustomFunctionsDescription {
  namespace: string;
  metadataUrl: string;
  scriptUrl: string | null;
  pageUrl: string | null;
}

export interface RequirementSet {
  name: string;
  minVersion: string;
}

export interface RibbonTab {
  id: string;
  /** null for one of Office's own tabs, such as TabHome. */
  label: string | null;
  groups: RibbonGroup[];
}

export interface RibbonGroup {
  id: string;
  label: string;
  icons: Icon[];
  controls: RibbonControl[];
}

/** A button, or a menu with items. */
export interface RibbonControl {
  id: string;
  label: string;
  tooltip: { title: string; description: string };
  icons: Icon[];
  action: RibbonAction | null;
  items: RibbonControl[];
}

export interface Icon {
  size: number;
  url: string;
}

export type RibbonAction =
  | { type: "ShowTaskpane"; pageUrl: string | null; title: string | null; taskpaneId: string | null }
  | { type: "ExecuteFunction"; functionName: string };

/** The manifest cannot be hosted; the message says why to the person who wrote it. */
export class ManifestError extends Error {}

/**
 * Reads an add-in only XML manifest as Excel would for a display language: an element's `<Override Locale>` of exactly
 * that language, otherwise its default. Manifests without VersionOverrides (a plain task pane) are described too.
 */
export function readManifest(xml: string, language: string): AddinDescription {
  const root = parse(xml);
  const text = (element: Element | undefined): string | null => localized(element, language);

  const overrides = root.childrenNamed("VersionOverrides").at(-1);
  const resources = new Map<string, string>();
  for (const list of ["Images", "Urls", "ShortStrings", "LongStrings"]) {
    for (const entry of overrides?.child("Resources")?.child(list)?.elements ?? []) {
      resources.set(entry.attributes.id ?? "", text(entry) ?? "");
    }
  }
  const resource = (element: Element | undefined): string | null => {
    const id = element?.attributes.resid;
    if (id === undefined) return null;
    const found = resources.get(id);
    if (found === undefined) throw new ManifestError(`The manifest's <${element!.name} resid="${id}"> names a resource that does not exist.`);
    return found;
  };

  const host = overrides?.child("Hosts")?.childrenNamed("Host").find((candidate) => candidate.attributes.type === "Workbook");
  const desktop = host?.child("DesktopFormFactor");
  const surfaces = desktop?.childrenNamed("ExtensionPoint").filter((point) => point.attributes.type === "PrimaryCommandSurface") ?? [];
  const functionsPoint = host
    ?.child("AllFormFactors")
    ?.childrenNamed("ExtensionPoint")
    .find((point) => point.attributes.type === "CustomFunctions");

  const icons = (element: Element | undefined): Icon[] =>
    (element?.child("Icon")?.childrenNamed("Image") ?? [])
      .map((image) => ({ size: Number(image.attributes.size), url: resource(image) ?? "" }))
      .sort((a, b) => a.size - b.size);
  const action = (element: Element | undefined): RibbonAction | null => {
    if (element?.attributes.type === "ExecuteFunction") {
      return { type: "ExecuteFunction", functionName: element.child("FunctionName")?.text.trim() ?? "" };
    }
    if (element?.attributes.type !== "ShowTaskpane") return null;
    return {
      type: "ShowTaskpane",
      pageUrl: resource(element.child("SourceLocation")),
      title: resource(element.child("Title")),
      taskpaneId: element.child("TaskpaneId")?.text.trim() ?? null,
    };
  };
  const control = (element: Element): RibbonControl => {
    const label = resource(element.child("Label")) ?? "";
    const supertip = element.child("Supertip");
    return {
      id: element.attributes.id ?? "",
      label,
      tooltip: { title: resource(supertip?.child("Title")) ?? label, description: resource(supertip?.child("Description")) ?? "" },
      icons: icons(element),
      action: action(element.child("Action")),
      items: (element.child("Items")?.childrenNamed("Item") ?? []).map(control),
    };
  };
  const tab = (element: Element): RibbonTab => ({
    id: element.attributes.id ?? "",
    label: resource(element.child("Label")),
    groups: element.childrenNamed("Group").map((group) => ({
      id: group.attributes.id ?? "",
      label: resource(group.child("Label")) ?? "",
      icons: icons(group),
      controls: group.childrenNamed("Control").map(control),
    })),
  });

  const ribbon = surfaces.flatMap((surface) =>
    surface.elements.filter((element) => element.name === "OfficeTab" || element.name === "CustomTab").map(tab)
  );
  const opensPane = ribbon
    .flatMap((each) => each.groups.flatMap((group) => group.controls.flatMap((button) => [button, ...button.items])))
    .find((button) => button.action?.type === "ShowTaskpane");
  const runtime = host?.child("Runtimes")?.child("Runtime");
  const pageUrl =
    resource(runtime) ??
    (opensPane?.action?.type === "ShowTaskpane" ? opensPane.action.pageUrl : null) ??
    text(root.child("DefaultSettings")?.child("SourceLocation"));
  if (!pageUrl) throw new ManifestError("The manifest names no page: it has no <DefaultSettings><SourceLocation>.");
  if (!URL.canParse(pageUrl)) throw new ManifestError(`The manifest's page address is not a full address: ${pageUrl}`);

  return {
    id: root.child("Id")?.text.trim() ?? "",
    version: root.child("Version")?.text.trim() ?? "",
    provider: root.child("ProviderName")?.text.trim() ?? "",
    name: text(root.child("DisplayName")) ?? "",
    description: text(root.child("Description")) ?? "",
    iconUrl: text(root.child("HighResolutionIconUrl")) ?? text(root.child("IconUrl")),
    defaultLocale: root.child("DefaultLocale")?.text.trim() || "en-US",
    pageUrl,
    sharedRuntime: runtime?.attributes.lifetime === "long",
    functions: functionsPoint
      ? {
          namespace: resource(functionsPoint.child("Namespace")) ?? "",
          metadataUrl: resource(functionsPoint.child("Metadata")?.child("SourceLocation")) ?? "",
          scriptUrl: resource(functionsPoint.child("Script")?.child("SourceLocation")),
          pageUrl: resource(functionsPoint.child("Page")?.child("SourceLocation")),
        }
      : null,
    commandsUrl: resource(desktop?.child("FunctionFile")),
    requirementSets: requirementSets(overrides?.child("Requirements") ?? root.child("Requirements")),
    ribbon,
  };
}

function parse(xml: string): Element {
  let root: Element;
  try {
    root = parseXml(xml, { prefixes: false });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const unified = xml.trimStart().startsWith("{") ? " A unified manifest (JSON) is not hosted: the workbench reads add-in only XML manifests." : "";
    throw new ManifestError(`The manifest is not well-formed XML, ${error.message}.${unified}`);
  }
  if (root.name !== "OfficeApp") throw new ManifestError(`This is not an Office add-in's manifest: its first element is <${root.name}>, not <OfficeApp>.`);
  if (root.attributes.type !== "TaskPaneApp") {
    throw new ManifestError(`The workbench hosts task pane add-ins; this manifest describes a ${root.attributes.type ?? "(no xsi:type)"}.`);
  }
  const hosts = root.child("Hosts")?.childrenNamed("Host").map((host) => host.attributes.Name);
  if (hosts?.length && !hosts.includes("Workbook")) throw new ManifestError(`This add-in is for ${hosts.join(", ")}, not for workbooks.`);
  return root;
}

/** An element's text is its DefaultValue, its own text, or the override of exactly this locale. */
function localized(element: Element | undefined, language: string): string | null {
  if (!element) return null;
  const override = element.childrenNamed("Override").find((each) => each.attributes.Locale?.toLowerCase() === language.toLowerCase());
  return override?.attributes.Value ?? element.attributes.DefaultValue ?? (element.text.trim() || null);
}

function requirementSets(requirements: Element | undefined): RequirementSet[] {
  const sets = requirements?.child("Sets");
  return (sets?.childrenNamed("Set") ?? []).map((set) => ({
    name: set.attributes.Name ?? "",
    minVersion: set.attributes.MinVersion ?? sets?.attributes.DefaultMinVersion ?? "1.1",
  }));
}
