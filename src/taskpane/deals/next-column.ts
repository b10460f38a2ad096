import type { KeyboardCoordinateGetter } from "@dnd-kit/core";

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Where the arrow keys carry a card: onto the column to the right or to the left of the one that it lies on. */
export const nextColumn: KeyboardCoordinateGetter = ({ code }, { currentCoordinates, context: { droppableContainers, droppableRects, over } }) => {
  const step = STEPS[code];
  if (step === undefined) return undefined;
  const columns = droppableContainers
    .getEnabled()
    .flatMap(({ id }) => {
      const rect = droppableRects.get(id);
      return rect === undefined ? [] : [{ id, left: rect.left }];
    })
    .sort((one, other) => one.left - other.left);
  const next = columns[columns.findIndex(({ id }) => id === over?.id) + step];
  return next === undefined ? undefined : { x: next.left, y: currentCoordinates.y };
};
