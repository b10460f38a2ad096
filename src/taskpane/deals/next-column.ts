import type { KeyboardCoordinateGetter } from "@dnd-kit/core";

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Where the arrow keys carry a card: onto the column to the right or to the left of the one that it lies on. */
export const nextColumn: KeyboardCoordinateGetter = (event, { currentCoordinates, context: { droppableContainers, droppableRects, over } }) => {
  const step = STEPS[event.code];
  if (step === undefined) return undefined;
  event.preventDefault(); // the browser would scroll besides: dnd-kit leaves it to that where it scrolls itself
  const columns = droppableContainers
    .getEnabled()
    .flatMap(({ id }) => {
      const rect = droppableRects.get(id);
      return rect === undefined ? [] : [{ id, left: rect.left }];
    })
    .sort((one, other) => one.left - other.left);
  const at = columns.findIndex(({ id }) => id === over?.id);
  const [here, next] = [columns[at], columns[at + step]];
  return here === undefined || next === undefined ? undefined : { x: currentCoordinates.x + next.left - here.left, y: currentCoordinates.y };
};
