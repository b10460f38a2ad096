import { ExcelError } from "../document/excel-error";
import type { Session } from "./session";

/**
 * Excel's objects are declared as tables of members. A member says since which requirement set of ExcelApi it exists
 * ("1.7"), so that the host refuses it, like Excel, where that set is not offered.
 */
export type Member<T> = Property<T> | Link<T> | Method<T>;

/** A value that can be loaded, and set where `put` is there. */
export interface Property<T> {
  readonly kind: "property";
  readonly since: string;
  readonly get: (target: T, session: Session) => unknown;
  readonly put?: (target: T, value: unknown, session: Session) => void;
}

/** A property that is another object. */
export interface Link<T> {
  readonly kind: "link";
  readonly since: string;
  readonly to: (target: T, session: Session) => HostObject;
}

/** A method; it answers a value, another object, or nothing. */
export interface Method<T> {
  readonly kind: "method";
  readonly since: string;
  readonly call: (target: T, args: readonly unknown[], session: Session) => unknown;
}

export function property<T>(since: string, get: Property<T>["get"], put?: Property<T>["put"]): Property<T> {
  return put ? { kind: "property", since, get, put } : { kind: "property", since, get };
}

export function link<T>(since: string, to: Link<T>["to"]): Link<T> {
  return { kind: "link", since, to };
}

export function method<T>(since: string, call: Method<T>["call"]): Method<T> {
  return { kind: "method", since, call };
}

export interface ObjectType<T> {
  /** Excel's name: "Worksheet". Errors say where they arose by it. */
  readonly name: string;
  readonly members: Readonly<Record<string, Member<T>>>;
  /** What the answer about one object carries beside its properties, so that the library finds it again. */
  readonly identity?: (target: T) => Record<string, unknown>;
  /** For a collection: its items. */
  readonly items?: (target: T, session: Session) => HostObject[];
  /** For a range: the add-in may keep it across requests. */
  readonly keepable?: boolean;
}

export function objectType<T>(
  name: string,
  members: Record<string, Member<T>>,
  more: Omit<ObjectType<T>, "name" | "members"> = {}
): ObjectType<T> {
  return { name, members, ...more };
}

/** An object of Excel that a request has reached: a type and what it stands for; null for a "null object". */
export class HostObject {
  private constructor(
    readonly type: ObjectType<never>,
    private readonly held: unknown
  ) {}

  static of<T>(type: ObjectType<T>, target: T): HostObject {
    return new HostObject(type as unknown as ObjectType<never>, target);
  }

  /** What …OrNullObject answers when there is none. */
  static none<T>(type: ObjectType<T>): HostObject {
    return new HostObject(type as unknown as ObjectType<never>, null);
  }

  get isNull(): boolean {
    return this.held === null;
  }

  get target(): never {
    if (this.held === null) throw new ExcelError("ItemNotFound");
    return this.held as never;
  }

  /** What it stands for, when it is of a type. */
  as<T>(type: ObjectType<T>): T | null {
    return (this.type as unknown) === type && this.held !== null ? (this.held as T) : null;
  }
}

/** getItem and getItemOrNullObject differ only in what they do about nothing. */
export function found<T>(type: ObjectType<T>, target: T | null | undefined): HostObject {
  if (target === null || target === undefined) throw new ExcelError("ItemNotFound");
  return HostObject.of(type, target);
}

export function foundOrNull<T>(type: ObjectType<T>, target: T | null | undefined): HostObject {
  return target === null || target === undefined ? HostObject.none(type) : HostObject.of(type, target);
}
