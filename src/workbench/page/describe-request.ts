/** The largest request whose actions are named in the log; a larger one is mostly cell values. */
const READABLE = 300_000;

interface Body {
  Actions: { ActionType: number; Name: string; ObjectPathId: number; QueryInfo?: { Select?: string[] } }[];
  ObjectPaths: Record<string, { Name?: string; ParentObjectPathId?: number; ObjectPathType: number }>;
}

/** What a request of Office.js asks, in words a developer knows: "load worksheets.items.name", "set range.values". */
export function describeRequest(body: string): string[] {
  if (body.length > READABLE) return [`${Math.round(body.length / 1000)} kB`];
  const { Actions, ObjectPaths } = JSON.parse(body) as Body;
  const path = (id: number, depth = 0): string => {
    const object = ObjectPaths[id];
    if (!object || object.ObjectPathType === 1 || depth > 12) return "workbook";
    const name = camel((object.Name ?? "").split(".").at(-1) ?? "");
    const parent = object.ParentObjectPathId ? path(object.ParentObjectPathId, depth + 1) : "";
    if (object.ObjectPathType === 5) return `${parent}[…]`;
    return [parent, object.ObjectPathType === 3 ? `${name}()` : name].filter(Boolean).join(".");
  };
  return Actions.flatMap(({ ActionType, Name, ObjectPathId, QueryInfo }) => {
    if (ActionType === 2) return [`load ${path(ObjectPathId)} ${QueryInfo?.Select?.join(", ") ?? ""}`.trim()];
    if (ActionType === 3) return [`${path(ObjectPathId)}.${camel(Name)}()`];
    if (ActionType === 4) return [`set ${path(ObjectPathId)}.${camel(Name)}`];
    return [];
  });
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
