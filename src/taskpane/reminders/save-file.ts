/** Hands a file that was made here to the browser, which asks or remembers where files go. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|]/gu, "_");
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // after a slow "Save as"
}
