import { h } from "./dom";
import { text } from "./texts";

/** Says something for a few seconds; errors stay until they are clicked away. */
export function notify(words: string, danger = false): void {
  const box = document.querySelector(".notices") ?? document.body.appendChild(h("div", { class: "notices" }));
  const notice = h("div", { class: danger ? "notice danger" : "notice", role: danger ? "alert" : "status", onclick: () => notice.remove() }, words);
  box.append(notice);
  setTimeout(() => notice.remove(), danger ? 15_000 : 5_000);
}

/** Asks and waits for OK or Cancel. */
export function ask(question: string): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = h(
      "dialog",
      {},
      h("p", {}, question),
      h("form", { method: "dialog" }, h("button", { value: "cancel" }, text("cancel")), h("button", { value: "ok", autofocus: true }, text("ok")))
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "ok");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
