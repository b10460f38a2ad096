/** What Windows hands to a mail program at most (2,083 characters, of which Outlook loses the last ones). */
const MAILTO_LIMIT = 2_000;

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Headings, each with its lines. */
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly greeting: string;
}

/** The draft as an address that opens the mail program; null when it is longer than that takes. */
export function mailto({ to, subject, parts, greeting }: Mail): string | null {
  const address = `mailto:${encodeURIComponent(to.trim()).replaceAll("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(plainText({ to, subject, parts, greeting }))}`;
  return address.length > MAILTO_LIMIT ? null : address;
}

/** The mail's body as plain text, its lines ended as RFC 6068 has them. */
export function plainText({ parts, greeting }: Mail): string {
  return [greeting, ...parts.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join("\r\n"))].join("\r\n\r\n");
}

/** The mail's body for the clipboard: made of elements, so that no text of a cell is ever read as HTML. */
export function richText({ parts, greeting }: Mail, page: Document): string {
  const body = page.createElement("div");
  const add = (parent: HTMLElement, tag: string, text?: string) => {
    const element = parent.appendChild(page.createElement(tag));
    if (text !== undefined) element.textContent = text;
    return element;
  };
  add(body, "p", greeting);
  for (const { title, lines } of parts) {
    add(add(body, "p"), "b", title);
    const list = add(body, "ul");
    for (const line of lines) add(list, "li", line);
  }
  return body.outerHTML;
}
