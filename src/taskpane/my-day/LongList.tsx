import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { VirtualItem } from "@tanstack/react-virtual";
import { useCallback, useMemo, useRef, useState } from "react";
import type { Task } from "../../process/model";
import { useDistance, useNear } from "../common/use-near";
import { GroupHeading } from "./GroupHeading";
import { customerAndDeal, focusNext } from "./rows";
import type { Section } from "./sections";
import { TaskRow } from "./TaskRow";
import type { SectionsProps } from "./TaskSections";

const useStyles = makeStyles({
  list: { position: "relative", width: "100%" },
  rows: { listStyleType: "none", margin: 0, padding: 0 },
  item: { position: "absolute", top: 0, left: 0, width: "100%" },
  heading: { paddingTop: tokens.spacingVerticalL },
  row: {
    backgroundColor: tokens.colorNeutralBackground1,
    // Also on the first row that is made, wherever it stands: rows that change their height would make the list jump.
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRight: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  first: { borderTopColor: tokens.colorNeutralStroke2, borderTopLeftRadius: tokens.borderRadiusLarge, borderTopRightRadius: tokens.borderRadiusLarge },
  last: {
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderBottomLeftRadius: tokens.borderRadiusLarge,
    borderBottomRightRadius: tokens.borderRadiusLarge,
  },
});

/** What a row and a heading are high, more or less, until they are measured. */
const ROW = 66;
const HEADING = 48;

type Item =
  | { readonly section: Section; readonly task: null }
  | { readonly section: Section; readonly task: Task; readonly place: number };

/** Thousands of tasks under their headings, of which only the rows in sight are made. The row with the focus stays, wherever it is. */
export function LongList({ sections, snapshot, showOwner }: SectionsProps) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const isOpen = (section: Section) => section.folded !== true || opened.has(section.id);
  const items = useMemo(
    () =>
      sections.flatMap((section): Item[] => [
        { section, task: null },
        ...(section.folded !== true || opened.has(section.id) ? section.tasks.map((task, place) => ({ section, task, place })) : []),
      ]),
    [sections, opened]
  );
  const keyOf = useCallback((index: number) => keyOfItem(items[index]!), [items]);
  const focusedIndex = useMemo(() => (focused === null ? -1 : items.findIndex((item) => keyOfItem(item) === focused)), [items, focused]);
  const near = useNear({
    count: items.length,
    scroller: () => list.current?.closest("main") ?? null,
    below: useDistance(list),
    keyOf,
    heightOf: (index) => (items[index]!.task === null ? HEADING : ROW),
    kept: focusedIndex < 0 ? [] : [focusedIndex],
  });

  const shown = new Map<Section, VirtualItem[]>();
  for (const each of near.getVirtualItems()) {
    const { section } = items[each.index]!;
    shown.set(section, [...(shown.get(section) ?? []), each]);
  }
  return (
    <div ref={list} className={styles.list} style={{ height: near.getTotalSize() }} onFocus={({ target }) => setFocused(target.closest<HTMLElement>("[data-key]")?.dataset["key"] ?? null)}>
      {[...shown].map(([section, at]) => {
        const place = (index: number, start: number) => ({
          ref: near.measureElement,
          "data-index": index,
          "data-key": keyOf(index),
          style: { transform: `translateY(${start - near.options.scrollMargin}px)` },
        });
        const [first] = at;
        const heading = items[first!.index]!.task === null ? first! : null;
        return (
          <section key={section.id} aria-label={section.title}>
            {heading !== null && (
              <div {...place(heading.index, heading.start)} className={mergeClasses(styles.item, heading.index > 0 && styles.heading)}>
                <GroupHeading
                  {...section}
                  isOpen={isOpen(section)}
                  onOpen={() => setOpened((before) => new Set([section.id].filter((id) => !before.has(id))))}
                />
              </div>
            )}
            {isOpen(section) && (
              <ul className={styles.rows}>
                {at.map(({ index, start }) => {
                  const item = items[index]!;
                  if (item.task === null) return null;
                  const last = item.place === section.tasks.length - 1;
                  return (
                    <TaskRow
                      key={item.task.id}
                      task={item.task}
                      snapshot={snapshot}
                      showOwner={showOwner}
                      about={(section.about ?? customerAndDeal)(item.task)}
                      onLeave={focusNext}
                      item={{
                        ...place(index, start),
                        "aria-setsize": section.tasks.length,
                        "aria-posinset": item.place + 1,
                        className: mergeClasses(styles.item, styles.row, item.place === 0 && styles.first, last && styles.last),
                      }}
                    />
                  );
                })}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

function keyOfItem({ section, task }: Item): string {
  return task === null ? section.id : `${section.id} ${task.id}`;
}
