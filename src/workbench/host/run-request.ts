import { ExcelError } from "../document/excel-error";
import { HostObject, type Member, type ObjectType } from "./object-type";
import { ActionKind, PathKind, type Action, type ArgumentInfo, type ObjectPath, type QueryInfo, type RequestBody, type ResponseBody } from "./protocol";
import type { Session } from "./session";

/** Where an error arose, in Excel's spelling: "WorksheetCollection.getItem". */
class LocatedError extends Error {
  constructor(
    readonly error: unknown,
    readonly location: string
  ) {
    super();
  }
}

export interface Roots {
  readonly workbook: HostObject;
  /** Services that the add-in makes by type name. */
  readonly service: (typeName: string) => HostObject | null;
  /** Called with a member that is not there. */
  readonly missing: (member: string) => void;
}

/**
 * Runs the actions of one request in order. An error stops at its action; what was done before it stays done, and its
 * results are answered.
 */
export function runRequest(request: RequestBody, session: Session, roots: Roots): ResponseBody {
  const run = new RequestRun(request, session, roots);
  const results: ResponseBody["Results"] = [];
  const traceIds: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      if (action.ActionType === ActionKind.trace) {
        traceIds.push(action.Id);
        results.push({ ActionId: action.Id, Value: null });
      } else results.push({ ActionId: action.Id, Value: run.act(action) });
    } catch (thrown) {
      const located = thrown instanceof LocatedError ? thrown : new LocatedError(thrown, "");
      if (!(located.error instanceof ExcelError)) throw located.error;
      const { code, message } = located.error;
      return { Error: { Code: code, Message: message, Location: located.location, ActionIndex: index }, Results: results, TraceIds: traceIds };
    }
  }
  return { Error: null, Results: results, TraceIds: traceIds };
}

const camel = (name: string): string => (name.startsWith("_") ? name : name.charAt(0).toLowerCase() + name.slice(1));
const pascal = (name: string): string => (name.startsWith("_") ? name : name.charAt(0).toUpperCase() + name.slice(1));

/** A null object whose kind does not matter any more. */
const NOTHING = HostObject.none({ name: "Object", members: {} } as ObjectType<never>);

class RequestRun {
  private readonly reached = new Map<number, HostObject>();
  /** References that this request's objects were given, by path. */
  private readonly references = new Map<number, string>();

  constructor(
    private readonly request: RequestBody,
    private readonly session: Session,
    private readonly roots: Roots
  ) {}

  act(action: Action): unknown {
    const object = this.object(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionKind.instantiate:
        return this.identify(action.ObjectPathId, object);
      case ActionKind.query:
        return this.query(object, action.QueryInfo ?? {});
      case ActionKind.method:
        return this.callAction(action, object);
      case ActionKind.setProperty:
        this.set(object, camel(action.Name), this.arguments(action.ArgumentInfo)[0]);
        return null;
      case ActionKind.update:
        return this.update(object, this.arguments(action.ArgumentInfo)[0]);
      default:
        throw new ExcelError("InvalidRequest");
    }
  }

  private callAction(action: Action, object: HostObject): unknown {
    if (action.Name === "_KeepReference") {
      if (object.isNull || !object.type.keepable) return null;
      if (!this.references.has(action.ObjectPathId)) this.references.set(action.ObjectPathId, this.session.keep(object));
      return null;
    }
    const answer = this.call(object, action.Name, action.ArgumentInfo);
    if (answer instanceof HostObject) return this.identify(action.ObjectPathId, answer);
    return answer === undefined ? null : answer;
  }

  // ---- objects

  private object(pathId: number): HostObject {
    const known = this.reached.get(pathId);
    if (known) return known;
    const path = this.request.ObjectPaths[String(pathId)];
    if (!path) throw new ExcelError("InvalidRequest");
    const object = this.reach(path);
    this.reached.set(pathId, object);
    return object;
  }

  private reach(path: ObjectPath): HostObject {
    switch (path.ObjectPathType) {
      case PathKind.global:
        return this.roots.workbook;
      case PathKind.newObject: {
        const service = this.roots.service(path.Name);
        if (service) return service;
        this.roots.missing(path.Name);
        throw new LocatedError(new ExcelError("ApiNotFound", `${path.Name} is not available.`), path.Name);
      }
      case PathKind.reference: {
        const { object, range } = this.session.reference(path.Name);
        return HostObject.of(object.type, { ...(object.target as object), sheetId: range.sheetId, area: range.area } as never);
      }
      case PathKind.nullObject:
        return NOTHING;
    }
    const parent = this.object(path.ParentObjectPathId!);
    switch (path.ObjectPathType) {
      case PathKind.property:
        return this.follow(parent, camel(path.Name));
      case PathKind.indexer:
        return this.asObject(this.call(parent, "GetItem", path.ArgumentInfo), parent, "getItem");
      case PathKind.method:
        return this.asObject(this.call(parent, path.Name, path.ArgumentInfo), parent, camel(path.Name));
      default:
        throw new ExcelError("InvalidRequest");
    }
  }

  private asObject(answer: unknown, parent: HostObject, name: string): HostObject {
    if (answer instanceof HostObject) return answer;
    throw new LocatedError(new ExcelError("InvalidRequest"), `${parent.type.name}.${name}`);
  }

  /** What the library needs to find the object again. */
  private identify(pathId: number, object: HostObject): unknown {
    if (object.isNull) return null;
    const identity = object.type.identity?.(object.target) ?? {};
    const reference = this.references.get(pathId);
    return reference ? { ...identity, _ReferenceId: reference } : identity;
  }

  // ---- members

  private member(object: HostObject, name: string): Member<never> {
    const location = `${object.type.name}.${name}`;
    const member = Object.hasOwn(object.type.members, name) ? object.type.members[name] : undefined;
    if (!member) {
      this.roots.missing(location);
      throw new LocatedError(new ExcelError("ApiNotFound", `${location} is not available in this host.`), location);
    }
    const [set, version] = member.since.includes(" ") ? (member.since.split(" ") as [string, string]) : ["ExcelApi", member.since];
    if (!this.session.supports(set, version)) {
      this.roots.missing(location);
      throw new LocatedError(new ExcelError("ApiNotFound", `${location} needs ${set} ${version}.`), location);
    }
    return member as Member<never>;
  }

  private at<T>(object: HostObject, name: string, run: () => T): T {
    try {
      return run();
    } catch (error) {
      throw error instanceof LocatedError ? error : new LocatedError(error, `${object.type.name}.${name}`);
    }
  }

  private follow(object: HostObject, name: string): HostObject {
    if (object.isNull) return NOTHING; // what hangs on a null object is a null object; using it is what fails
    const member = this.member(object, name);
    if (member.kind !== "link") throw new LocatedError(new ExcelError("InvalidRequest"), `${object.type.name}.${name}`);
    return this.at(object, name, () => member.to(object.target, this.session));
  }

  private call(object: HostObject, wireName: string, info?: ArgumentInfo): unknown {
    const name = camel(wireName);
    if (object.isNull) {
      if (name.endsWith("OrNullObject")) return NOTHING;
      throw new LocatedError(new ExcelError("ItemNotFound"), `${object.type.name}.${name}`);
    }
    const member = this.member(object, name);
    if (member.kind !== "method") throw new LocatedError(new ExcelError("InvalidRequest"), `${object.type.name}.${name}`);
    return this.at(object, name, () => member.call(object.target, this.arguments(info), this.session));
  }

  private set(object: HostObject, name: string, value: unknown): void {
    if (object.isNull) throw new LocatedError(new ExcelError("ItemNotFound"), `${object.type.name}.${name}`);
    const member = this.member(object, name);
    this.at(object, name, () => {
      if (member.kind !== "property" || !member.put) throw new ExcelError("PropertyReadOnly");
      member.put(object.target, value as never, this.session);
    });
  }

  /** `set({ … })` in one action: an object of properties, nested for links. */
  private update(object: HostObject, values: unknown): null {
    for (const [name, value] of Object.entries((values ?? {}) as Record<string, unknown>)) {
      const member = this.member(object, camel(name));
      if (member.kind === "link") this.update(this.follow(object, camel(name)), value);
      else this.set(object, camel(name), value);
    }
    return null;
  }

  private arguments(info?: ArgumentInfo): readonly unknown[] {
    const given = info?.Arguments ?? [];
    const referenced = info?.ReferencedObjectPathIds;
    if (!referenced) return given;
    const resolve = (value: unknown, id: unknown): unknown => {
      if (typeof id === "number" && id > 0) return this.object(id);
      if (Array.isArray(id) && Array.isArray(value)) return value.map((item, index) => resolve(item, id[index]));
      return value;
    };
    return given.map((value, index) => resolve(value, referenced[index]));
  }

  // ---- queries

  private query(object: HostObject, { Select, Expand, Top, Skip }: QueryInfo): unknown {
    const wanted = wishTree([...(Select ?? []), ...(Expand ?? []).map((path) => `${path}/*`)]);
    if (!Select?.length && !wanted.all) wanted.all = true;
    return this.load(object, wanted, Skip ?? 0, Top ?? Infinity);
  }

  private load(object: HostObject, wish: Wish, skip = 0, top = Infinity): unknown {
    if (object.isNull) return null;
    const { items } = object.type;
    if (!items) return this.loadProperties(object, wish);
    const own: Record<string, unknown> = {};
    const forItems: Wish = { all: wish.all, names: new Map() };
    for (const [name, inner] of wish.names) {
      if (name === "items") {
        forItems.all ||= inner.all || inner.names.size === 0;
        for (const [key, value] of inner.names) forItems.names.set(key, value);
      } else if (Object.hasOwn(object.type.members, name)) own[pascal(name)] = this.loadMember(object, name, inner);
      else forItems.names.set(name, inner);
    }
    const all = this.at(object, "items", () => items(object.target, this.session));
    const chosen = all.slice(skip, top === Infinity ? undefined : skip + top);
    return { ...own, _Items: chosen.map((item) => ({ ...item.type.identity?.(item.target), ...(this.loadProperties(item, forItems) as object) })) };
  }

  private loadProperties(object: HostObject, wish: Wish): unknown {
    const values: Record<string, unknown> = { ...object.type.identity?.(object.target) };
    if (wish.all) {
      for (const [name, member] of Object.entries(object.type.members)) {
        if (member.kind !== "property" || name.startsWith("_")) continue;
        const [set, version] = member.since.includes(" ") ? (member.since.split(" ") as [string, string]) : ["ExcelApi", member.since];
        if (this.session.supports(set, version)) values[pascal(name)] = this.loadMember(object, name, { all: false, names: new Map() });
      }
    }
    for (const [name, inner] of wish.names) values[pascal(name)] = this.loadMember(object, name, inner);
    return values;
  }

  private loadMember(object: HostObject, name: string, wish: Wish): unknown {
    const member = this.member(object, name);
    if (member.kind === "property") return this.at(object, name, () => member.get(object.target, this.session));
    if (member.kind === "link") return this.load(this.follow(object, name), wish.names.size === 0 ? { ...wish, all: true } : wish);
    throw new LocatedError(new ExcelError("InvalidArgument"), `${object.type.name}.${name}`);
  }
}

/** What to load of an object: all its values, or by name, with what to load of the objects behind names. */
interface Wish {
  all: boolean;
  names: Map<string, Wish>;
}

function wishTree(paths: readonly string[]): Wish {
  const root: Wish = { all: false, names: new Map() };
  for (const path of paths) {
    let wish = root;
    for (const part of path.split("/").map((name) => name.trim())) {
      if (part === "*" || part === "$all") wish.all = true;
      else if (part !== "") {
        const next = wish.names.get(camel(part)) ?? { all: false, names: new Map<string, Wish>() };
        wish.names.set(camel(part), next);
        wish = next;
      }
    }
  }
  return root;
}
