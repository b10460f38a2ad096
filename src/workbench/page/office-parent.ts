import type { RichApiEntry } from "../host/protocol";
import type { AddinDescription } from "../manifest/read-manifest";

export interface OfficeParentOptions {
  /** A frame that is not in the document yet: its page reads its name once, at the start. */
  frame: HTMLIFrameElement;
  /** Where the frame goes. */
  into: HTMLElement;
  addin: AddinDescription;
  /** The page to load: the task pane's, or the one with the ribbon's functions. */
  pageUrl: string;
  language: string;
  documentName: string;
  readOnly: boolean;
  /** Name and version of every requirement set that `isSetSupported` shall confirm. */
  requirementSets: Readonly<Record<string, number | string>>;
  /** Office.context.document.settings: kept with the workbook. */
  settings: [name: string, value: string][];
  /** Answers a batch of requests. `partition` names the part of Excel it is for; "" is the workbook. */
  onRequest(body: string, partition: string, flags: number): Promise<string>;
  onSettingsSaved(settings: [name: string, value: string][]): void;
  /** The add-in's page asks to be closed. */
  onClose(): void;
  /** Something was sent or received, for `idle`. */
  onTraffic(): void;
  onReady(): void;
  /** What the library asks for and nobody here answers. */
  onUnknown(what: string): void;
}

/** The method numbers of `executeMethod` that are answered (OSF.DDA.MethodDispId in office.js). */
const DISPATCH = { loadSettings: 75, saveSettings: 76, richApi: 93, commandCompleted: 94, closeContainer: 97, openBrowserWindow: 102 };

const UNSUPPORTED = 5000; // "This operation is not supported"

interface Message {
  _messageType: 0 | 1;
  _actionType?: 0 | 1 | 2;
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _data: unknown;
}

/**
 * The page around an add-in's page, as Excel on the web is to the genuine office.js: it answers the library's messages
 * and pushes events to it. One of these serves one iframe.
 */
export class OfficeParent {
  private readonly conversation = `conversation-${crypto.randomUUID()}`;
  private readonly registered = new Map<string, Message>();
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly commands = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  private outstanding = 0;
  private lastCommand = 0;
  private closed = false;
  private readonly receive = (event: MessageEvent): void => this.onMessage(event);

  constructor(private readonly options: OfficeParentOptions) {
    addEventListener("message", this.receive);
    const { frame, addin, language, pageUrl } = options;
    // Flag 2 tells the library that the page is a shared runtime, which starts its custom-functions part.
    const flags = addin.sharedRuntime ? "2" : "0";
    frame.name = JSON.stringify({
      baseFrameName: "addin",
      hostInfo: `Excel$Web$16.00$${language}$0$$$${flags}`,
      xdmInfo: `${this.conversation}|${addin.id}|${location.href}`,
      serializerVersion: "1",
      flights: "[]",
    });
    frame.src = pageUrl;
    this.options.into.append(frame);
  }

  /** Requests that the add-in waits for. */
  get pending(): number {
    return this.outstanding + this.commands.size;
  }

  /** Sends events and function calls to the add-in. They are lost, as in Excel, while the page does not listen. */
  push(entries: readonly RichApiEntry[]): void {
    this.pushEvent("richApiMessage", { ArrayData: entries });
  }

  get listens(): boolean {
    return this.registered.has("richApiMessage");
  }

  /** Resolves when the page has registered for an event. */
  whenRegistered(event: "richApiMessage" | "appCommandInvoked"): Promise<void> {
    if (this.registered.has(event)) return Promise.resolve();
    return new Promise((resolve) => this.waiting.set(event, [...(this.waiting.get(event) ?? []), resolve]));
  }

  /** Runs a function of the ribbon; resolves when it calls `event.completed()`. */
  async runCommand(functionName: string, controlId: string): Promise<void> {
    await this.whenRegistered("appCommandInvoked");
    const id = String(++this.lastCommand);
    const done = new Promise<void>((resolve, reject) => this.commands.set(id, { resolve, reject }));
    this.pushEvent("appCommandInvoked", { 0: id, 1: functionName, 2: JSON.stringify({ source: { id: controlId } }) });
    await done;
  }

  close(): void {
    this.closed = true;
    removeEventListener("message", this.receive);
    for (const { reject } of this.commands.values()) reject(new Error("The add-in was closed."));
    this.commands.clear();
    this.options.frame.remove();
  }

  private onMessage(event: MessageEvent): void {
    if (event.source !== this.options.frame.contentWindow || typeof event.data !== "string") return;
    let message: Message;
    try {
      message = JSON.parse(event.data) as Message;
    } catch {
      return; // the add-in's own messages to its parent
    }
    if (message._messageType !== 0 || message._conversationId !== this.conversation) return;
    this.options.onTraffic();
    if (message._actionType === 1) this.register(message);
    else if (message._actionType === 2) this.unregister(message);
    else this.invoke(message);
  }

  private register(message: Message): void {
    this.registered.set(message._actionName, message);
    this.answer(message, { Error: 0, Version: 1 });
    for (const resolve of this.waiting.get(message._actionName) ?? []) resolve();
    this.waiting.delete(message._actionName);
  }

  private unregister(message: Message): void {
    this.registered.delete(message._actionName);
    this.answer(message, { Error: 0, Version: 1 });
  }

  private invoke(message: Message): void {
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        this.answer(message, this.context(message));
        this.options.onReady();
        return;
      case "ContextActivationManager_notifyHost":
        return; // telemetry and focus
      case "executeMethod":
        this.execute(message);
        return;
      default:
        this.options.onUnknown(message._actionName);
        this.answer(message, { Error: UNSUPPORTED, Version: 1 });
    }
  }

  private execute(message: Message): void {
    const data = message._data as { DdaMethod?: { DispatchId?: number }; ArrayData?: unknown[]; [key: string]: unknown };
    const dispatch = data.DdaMethod?.DispatchId;
    if (dispatch === DISPATCH.richApi) {
      const [partition, , , , body, , flags] = data.ArrayData as [string, string, string, unknown, string, unknown, number];
      this.outstanding++;
      // Excel answers over the network: never within the caller's own turn.
      setTimeout(() => void this.request(message, body, partition ?? "", flags ?? 0), 0);
    } else if (dispatch === DISPATCH.commandCompleted) {
      const [id, status] = [data["0"], data["1"]] as [string, number];
      this.answer(message, { Error: 0, Version: 1 });
      const command = this.commands.get(id);
      this.commands.delete(id);
      if (status === 0) command?.resolve();
      else command?.reject(new Error(`The add-in's page has no function for this command (Office error ${status}).`));
    } else if (dispatch === DISPATCH.saveSettings) {
      this.options.onSettingsSaved((data.DdaSettingsMethod as { Properties: [string, string][] }).Properties);
      this.answer(message, { Error: 0, Version: 1 });
    } else if (dispatch === DISPATCH.loadSettings) {
      this.answer(message, { Error: 0, Version: 1, Properties: { Settings: this.options.settings.map(([Name, Value]) => ({ Name, Value })) } });
    } else if (dispatch === DISPATCH.closeContainer) {
      this.answer(message, { Error: 0, Version: 1 });
      this.options.onClose();
    } else if (dispatch === DISPATCH.openBrowserWindow) {
      const url = String(data["0"] ?? "");
      if (/^https?:/i.test(url)) window.open(url, "_blank", "noopener");
      this.answer(message, { Error: 0, Version: 1 });
    } else {
      this.options.onUnknown(`method ${dispatch}`);
      this.answer(message, { Error: UNSUPPORTED, Version: 1 });
    }
  }

  private async request(message: Message, body: string, partition: string, flags: number): Promise<void> {
    try {
      const answer = this.closed ? null : await this.options.onRequest(body, partition, flags);
      if (!this.closed) this.answer(message, { Error: 0, Version: 1, Data: [200, [], answer] });
    } finally {
      this.outstanding--;
    }
  }

  private context(message: Message): object {
    const { addin, language, requirementSets } = this.options;
    return {
      _id: addin.id,
      _appName: 16,
      _appVersion: "16.00",
      _appUILocale: language,
      _dataLocale: language,
      _docUrl: `${location.origin}/${encodeURIComponent(this.options.documentName)}`,
      _clientMode: this.options.readOnly ? 0 : 1, // what Office.context.document.mode tells
      _settings: this.options.settings,
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: "",
      _correlationId: String(message._correlationId),
      _appInstanceId: this.conversation,
      _appMinorVersion: 0,
      _requirementMatrix: JSON.stringify(requirementSets),
      _hostFullVersion: "16.0.18526.40000",
      _addinName: addin.name,
      _featureGates: {},
      _initialDisplayMode: 0,
    };
  }

  private answer(message: Message, data: unknown): void {
    this.post({
      _messageType: 1,
      _responseType: 0,
      _errorCode: 0,
      _actionName: message._actionName,
      _conversationId: message._conversationId,
      _correlationId: message._correlationId,
      _data: data,
      _origin: location.origin,
      _serializerVersion: 1,
    });
  }

  private pushEvent(name: string, data: unknown): void {
    const registration = this.registered.get(name);
    if (!registration) return;
    this.post({
      _messageType: 1,
      _responseType: 1,
      _errorCode: 0,
      _actionName: name,
      _conversationId: registration._conversationId,
      _correlationId: registration._correlationId,
      _data: data,
      _origin: location.origin,
      _serializerVersion: 1,
    });
  }

  private post(message: object): void {
    this.options.onTraffic();
    this.options.frame.contentWindow?.postMessage(JSON.stringify(message), new URL(this.options.pageUrl).origin);
  }
}
