import { h } from "./dom";

/**
 * Asks the add-in's thread for an echo. A hidden page of the add-in's own origin shares its event loop, so an echo
 * means that everything posted to the add-in before has been run there. Nothing is put into the add-in's page.
 */
export class Echo {
  private readonly frame: HTMLIFrameElement;
  private readonly loaded: Promise<void>;

  constructor(private readonly addinOrigin: string) {
    this.frame = h("iframe", { src: `${addinOrigin}/~office-js/echo.html`, hidden: true, title: "", "aria-hidden": "true" });
    this.loaded = new Promise((resolve) => this.frame.addEventListener("load", () => resolve(), { once: true }));
    document.body.append(this.frame);
  }

  async heard(): Promise<void> {
    await this.loaded;
    const id = `echo-${crypto.randomUUID()}`;
    await new Promise<void>((resolve) => {
      const hear = (event: MessageEvent): void => {
        if (event.source !== this.frame.contentWindow || event.data !== id) return;
        removeEventListener("message", hear);
        resolve();
      };
      addEventListener("message", hear);
      this.frame.contentWindow!.postMessage(id, this.addinOrigin);
    });
  }

  close(): void {
    this.frame.remove();
  }
}
