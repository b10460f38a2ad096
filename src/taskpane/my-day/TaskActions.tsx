import type { ComponentProps, ReactNode } from "react";
import { Fragment, useRef, useState } from "react";
import type { ProcessSnapshot, Task } from "../../process/model";
import { LateMenu, type OpensMenu } from "../common/LateMenu";
import { LateScreen } from "../shell/LateScreen";
import { usePane } from "../state/context";

const loadPickDay = () => import("./PickDay").then(({ PickDay }) => PickDay);
const loadHandOver = () => import("./HandOver").then(({ HandOver }) => HandOver);
const loadDoneWithNote = () => import("./DoneWithNote").then(({ DoneWithNote }) => DoneWithNote);
const loadMenu = () => import("./TaskMenu").then(({ TaskMenu }) => TaskMenu);

interface Props {
  /** One task, or several that are open. */
  readonly tasks: readonly Task[];
  readonly snapshot: ProcessSnapshot;
  readonly button: (opens: OpensMenu) => ReactNode;
  /** Where a form stands that the menu has opened. */
  readonly below: ComponentProps<"div">["className"];
  /** Called just before something is done to the tasks, which then may stand elsewhere. */
  readonly onLeave: () => void;
  readonly onShow?: () => void;
}

/** What can be done with tasks besides ticking them: a menu, and the forms for what it has to ask. */
export function TaskActions({ tasks, snapshot, button, below, onLeave, onShow }: Props) {
  const pane = usePane();
  const [form, setForm] = useState<"none" | "pick" | "handOver" | "note">("none");
  const more = useRef<HTMLElement>(null);
  const [first] = tasks;
  const shared = <V,>(of: (task: Task) => V, otherwise: V): V =>
    first !== undefined && tasks.every((task) => of(task) === of(first)) ? of(first) : otherwise;
  const leaveAnd = (act: () => void) => {
    setForm("none");
    onLeave();
    act();
  };
  const onCancel = () => {
    setForm("none");
    more.current?.focus();
  };
  return (
    <Fragment>
      <LateMenu
        load={loadMenu}
        props={{
          status: shared((task) => task.status, "open"),
          holidays: snapshot.holidays,
          onReopen: () => leaveAnd(() => first !== undefined && pane.reopen(first)),
          onNote: () => setForm("note"),
          onSkip: () => leaveAnd(() => pane.skip(tasks)),
          onPutOff: (day) => leaveAnd(() => pane.postpone(tasks, day)),
          onPick: () => setForm("pick"),
          onHandOver: () => setForm("handOver"),
          onShow,
        }}
        button={({ ref, ...opens }) =>
          button({
            ...opens,
            ref: (element) => {
              more.current = element;
              ref(element);
            },
          })
        }
      />
      {form !== "none" && (
        <div className={below}>
          {form === "pick" && (
            <LateScreen
              load={loadPickDay}
              waiting={null}
              props={{ day: shared((task) => task.due, null), onDay: (day) => leaveAnd(() => pane.postpone(tasks, day)), onCancel }}
            />
          )}
          {form === "handOver" && (
            <LateScreen
              load={loadHandOver}
              waiting={null}
              props={{
                team: snapshot.team,
                owner: shared((task) => task.owner, ""),
                onHandOver: (owner, note) => leaveAnd(() => pane.handOver(tasks, owner, note)),
                onCancel,
              }}
            />
          )}
          {form === "note" && (
            <LateScreen load={loadDoneWithNote} waiting={null} props={{ onDone: (activity) => leaveAnd(() => pane.markDone(tasks, activity)), onCancel }} />
          )}
        </div>
      )}
    </Fragment>
  );
}
