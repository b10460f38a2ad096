import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { VirtualItem } from "@tanstack/react-virtual";
import { useCallback, useMemo, useRef, useState } from "react";
import type { Task } from "../../process/model";
import { useDistance, useNear } from "../common/use-near";
import { useToday } from "../common/use-today";
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

/**
 * How high a row and a heading are whose words need no second line. A row that turns out otherwise when it is measured
 * moves all those below it, so these are the numbers that `useStyles` comes to.
 */
const ROW = 73;
const HEADING = 44;

interface Item {
  /** Made once: it is asked for of every row of the list whenever one is measured. */
  readonly key: string;
  readonly section: Section;
  /** null: the section's heading. */
  readonly task: Task | null;
  /** Place in the section. */
  readonly place: number;
}

/** Thousands of tasks under their headings, of which only the rows in sight are made. The row with the focus stays, wherever it is. */
export function LongList({ sections, snapshot, showOwner }: SectionsProps) {
  const styles = useStyles();
  const today = useToday();
  const list = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const isOpen = (section: Section) => section.folded !== true || opened.has(section.id);
  const items = useMemo(
    () =>
      sections.flatMap((section): Item[] => [
        { key: section.id, section, task: null, place: -1 },
        ...(section.folded !== true || opened.has(section.id)
          ? section.tasks.map((task, place) => ({ key: `${section.id} ${task.id}`, section, task, place }))
          : []),
      ]),
    [sections, opened]
  );
  const keyOf = useCallback((index: number) => items[index]!.key, [items]);
  const focusedIndex = useMemo(() => (focused === null ? -1 : items.findIndex(({ key }) => key === focused)), [items, focused]);
  const near = useNear({
    count: items.length,
    scroller: () => list.current?.closest("main") ?? null,
    below: useDistance(list),
    keyOf,
    heightOf: (index) => (items[index]!.task === null ? HEADING : ROW),
    kept: focusedIndex < 0 ? [] : [focusedIndex],
  });

  const topOf = ({ start }: VirtualItem) => start - near.options.scrollMargin;
  const shown = new Map<Section, VirtualItem[]>();
  for (const each of near.getVirtualItems()) {
    const { section } = items[each.index]!;
    shown.set(section, [...(shown.get(section) ?? []), each]);
  }
  return (
    <div ref={list} className={styles.list} style={{ height: near.getTotalSize() }} onFocus={({ target }) => setFocused(target.closest<HTMLElement>("[data-key]")?.dataset["key"] ?? null)}>
      {[...shown].map(([section, at]) => {
        const [first] = at;
        const heading = items[first!.index]!.task === null ? first! : null;
        return (
          <section key={section.id} aria-label={section.title}>
            {heading !== null && (
              <div
                ref={near.measureElement}
                data-index={heading.index}
                data-key={section.id}
                style={{ transform: `translateY(${topOf(heading)}px)` }}
                className={mergeClasses(styles.item, heading.index > 0 && styles.heading)}
              >
                <GroupHeading
                  {...section}
                  isOpen={isOpen(section)}
                  onOpen={() => setOpened((before) => new Set([section.id].filter((id) => !before.has(id))))}
                />
              </div>
            )}
            {isOpen(section) && (
              <ul className={styles.rows}>
                {at.map((each) => {
                  const item = items[each.index]!;
                  if (item.task === null) return null;
                  const last = item.place === section.tasks.length - 1;
                  return (
                    <TaskRow
                      key={item.task.id}
                      task={item.task}
                      snapshot={snapshot}
                      today={today}
                      showOwner={showOwner}
                      about={(section.about ?? customerAndDeal)(item.task)}
                      onLeave={focusNext}
                      measure={near.measureElement}
                      index={each.index}
                      itemKey={item.key}
                      top={topOf(each)}
                      setSize={section.tasks.length}
                      nth={item.place + 1}
                      className={mergeClasses(styles.item, styles.row, item.place === 0 && styles.first, last && styles.last)}
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
