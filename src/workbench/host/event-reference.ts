import type { Area } from "../document/area";

const EVENT_REFERENCE = /^event (\d+) (\d+) (\d+) (\d+) (.+)$/;

/** The range that an event tells of, so that the add-in can ask for it without anything being kept for it. */
export function eventReference(sheetId: string, { top, left, bottom, right }: Area): string {
  return `event ${top} ${left} ${bottom} ${right} ${sheetId}`;
}

export function readEventReference(id: string): { sheetId: string; area: Area } | null {
  const [, top, left, bottom, right, sheetId] = EVENT_REFERENCE.exec(id) ?? [];
  if (sheetId === undefined) return null;
  return { sheetId, area: { top: Number(top), left: Number(left), bottom: Number(bottom), right: Number(right) } };
}
