/** What Office.js and its host say to each other, found by running the genuine library. */

/** How an object of the add-in is reached in this request. */
export const PathKind = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  /** A method's or property's name in PascalCase, a service's type name, or a reference id. */
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[] | null;
  /** At the place of an argument that is an object: the id of its path. */
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

export const ActionKind = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5, ensureUnchanged: 6, update: 7 } as const;

export interface QueryInfo {
  /** Names as the add-in wrote them: "values", "format/fill/color", "tables/name", "*". */
  readonly Select?: readonly string[] | null;
  readonly Expand?: readonly string[] | null;
  readonly Top?: number | null;
  readonly Skip?: number | null;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
}

export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ResponseError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string | null;
  readonly ActionIndex?: number;
}

export interface ResponseBody {
  readonly Error: ResponseError | null;
  readonly Results: { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: number[];
}

/** Flags of a request that the host has to know. */
export const RequestFlag = { delayForCellEdit: 64 } as const;

/** [category, type, targetId, message as JSON, id, isRemote]: how events and calls of functions reach the add-in. */
export type RichApiEntry = readonly [category: number, type: number, targetId: string, message: string, id: number, isRemote: boolean];

export const EVENT_CATEGORY = 65_536;
/** The target of events that are not of one object. */
export const WORKBOOK_TARGET = "Workbook";

/** The limit of Excel on the web, for a request and for a response. */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;
