import { ExcelError } from "../document/excel-error";
import type { WorkbookDocument } from "../document/workbook-document";
import { EventBook } from "./event-book";
import { HostObject } from "./object-type";
import { services } from "./objects/services";
import { WORKBOOK } from "./objects/workbook";
import { PAYLOAD_LIMIT, RequestFlag, type RequestBody, type ResponseBody, type RichApiEntry } from "./protocol";
import { runRequest } from "./run-request";
import { Session } from "./session";

export type LogEntry =
  | { readonly kind: "request"; readonly number: number; readonly actions: number; readonly bytes: number; readonly milliseconds: number; readonly error?: string }
  | { readonly kind: "missing"; readonly member: string };

export interface HostOptions {
  /** What is offered to the add-in: { ExcelApi: 1.14, SharedRuntime: 1.1 … }. Write 1.10 as "1.10". */
  readonly requirementSets: Readonly<Record<string, number | string>>;
  /** Office's display language: "en-US". */
  readonly language: string;
  readonly log?: (entry: LogEntry) => void;
}

/** A result of a custom function: [invocation id, true, value, [ms]] or [id, false, message, code, [ms]]. */
export type FunctionResult = readonly unknown[];

/** Excel, as one running add-in meets it: answers its requests on a workbook and tells it of events. */
export class Host {
  readonly log: LogEntry[] = [];
  readonly session: Session;
  private readonly pushListeners = new Set<(entries: RichApiEntry[]) => void>();
  private readonly resultListeners = new Set<(results: FunctionResult[]) => void>();
  private readonly events: EventBook;
  private requests = 0;
  private readonly failing = new Map<number, ExcelError>();
  private outstanding = 0;

  constructor(
    readonly document: WorkbookDocument,
    private readonly options: HostOptions
  ) {
    this.events = new EventBook(document);
    this.events.send = (entries) => this.push(entries);
    // Excel always offers these two, whatever the manifest names.
    const sets = { DelayForCellEdit: "1.1", ExcelApiUndo: "1.1", ...options.requirementSets };
    this.session = new Session(document, sets, this.events, options.language);
  }

  /** The sets as Office.js wants them at start-up. */
  get requirementMatrix(): Readonly<Record<string, number | string>> {
    return this.session.requirementSets;
  }

  /** Answers one request: body in, body out, both JSON. */
  processQuery(body: string): string {
    const started = performance.now();
    if (!isTidying(body)) this.requests += 1;
    const response = this.answer(body);
    let text = JSON.stringify(response);
    if (text.length > PAYLOAD_LIMIT && byteLength(text) > PAYLOAD_LIMIT) {
      text = JSON.stringify(failure(new ExcelError("ResponsePayloadSizeLimitExceeded")));
    }
    this.note({
      kind: "request", number: this.requests, actions: response.Results.length, bytes: body.length,
      milliseconds: performance.now() - started, ...(response.Error && { error: response.Error.Code }),
    });
    return text;
  }

  /**
   * As `processQuery`, but in Excel's own time: while someone types into a cell a request with delayForCellEdit waits,
   * and answers arrive after the caller's turn.
   */
  async request(body: string, flags = 0): Promise<string> {
    this.outstanding += 1;
    try {
      await Promise.resolve();
      if (this.document.editing && flags & RequestFlag.delayForCellEdit) {
        await new Promise<void>((resume) => this.document.whenNotEditing(resume));
      }
      return this.processQuery(body);
    } finally {
      this.outstanding -= 1;
    }
  }

  /** Whether a request is being answered or waits. */
  get busy(): boolean {
    return this.outstanding > 0;
  }

  private answer(body: string): ResponseBody {
    const fails = isTidying(body) ? undefined : this.failing.get(this.requests);
    if (fails) {
      this.failing.delete(this.requests);
      return failure(fails);
    }
    if (body.length > PAYLOAD_LIMIT || byteLength(body) > PAYLOAD_LIMIT) return failure(new ExcelError("RequestPayloadSizeLimitExceeded"));
    const request = JSON.parse(body) as RequestBody;
    const isFunctionAnswer = Object.values(request.ObjectPaths).some((path) => path.Name === "Microsoft.ExcelServices.CustomFunctions");
    if (this.document.editing && !isFunctionAnswer) return failure(new ExcelError("InvalidOperationInCellEditMode"));
    const run = (): ResponseBody =>
      runRequest(request, this.session, {
        workbook: HostObject.of(WORKBOOK, this.document),
        service: (typeName) => services(typeName, this),
        missing: (member) => this.note({ kind: "missing", member }),
      });
    return isFunctionAnswer ? run() : this.document.batch(run, "addin");
  }

  /** The add-in has gone: nothing is told to it any more, and what it kept is released. */
  close(): void {
    this.session.close();
    this.pushListeners.clear();
    this.resultListeners.clear();
  }

  private note(entry: LogEntry): void {
    this.log.push(entry);
    if (this.log.length > 5_000) this.log.splice(0, 1_000);
    this.options.log?.(entry);
  }

  /** Hears what is to be sent to the add-in: events and calls of custom functions. */
  onPush(listener: (entries: RichApiEntry[]) => void): () => void {
    this.pushListeners.add(listener);
    return () => this.pushListeners.delete(listener);
  }

  /** Sends entries to the add-in. */
  push(entries: RichApiEntry[]): void {
    for (const listener of this.pushListeners) listener(entries);
  }

  /** Hears the results of custom functions. */
  onFunctionResults(listener: (results: FunctionResult[]) => void): () => void {
    this.resultListeners.add(listener);
    return () => this.resultListeners.delete(listener);
  }

  functionResults(results: FunctionResult[]): void {
    for (const listener of this.resultListeners) listener(results);
  }

  /** Hears that the selection moved (Office's DocumentSelectionChanged, which workbook.onSelectionChanged stands on). */
  onSelectionChanged(listener: () => void): () => void {
    this.events.selectionListeners.add(listener);
    return () => this.events.selectionListeners.delete(listener);
  }

  /**
   * Lets the k-th request from now fail as Excel's do, before anything of it is done. Requests in which the library
   * only gives back references, which it sends when it finds the time, are not counted.
   */
  failRequest(k: number, code: ConstructorParameters<typeof ExcelError>[0] = "GeneralException"): void {
    this.failing.set(this.requests + k, new ExcelError(code));
  }
}

function failure(error: ExcelError): ResponseBody {
  return { Error: { Code: error.code, Message: error.message, Location: null }, Results: [], TraceIds: [] };
}

/** Whether a request does nothing but give references back, as the library does after each Excel.run. */
function isTidying(body: string): boolean {
  return body.length < 100_000 && body.includes('"_RemoveReference"') && !/"ActionType":[24]/.test(body);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
