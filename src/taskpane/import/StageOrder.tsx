import { Button, Select, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDown16Regular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUp16Regular } from "@fluentui/react-icons/svg/arrow-up";
import { Checkmark16Regular } from "@fluentui/react-icons/svg/checkmark";
import { useRef } from "react";
import type { Stage, StageKind } from "../../process/model";
import { useFill } from "../common/fill";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";
import { useAnnounce } from "../shell/LiveRegion";
import { move } from "./move";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  stage: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 96px) auto auto",
    columnGap: tokens.spacingHorizontalXS,
    alignItems: "center",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    "&:not(:first-child)": { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  },
  name: { overflowWrap: "anywhere" },
  confirm: { marginTop: tokens.spacingVerticalS },
});

const KINDS: readonly StageKind[] = ["open", "won", "lost", "after-sales"];

interface Props {
  readonly stages: readonly Stage[];
  readonly confirmed: boolean;
  readonly onStages: (stages: readonly Pick<Stage, "name" | "kind">[]) => void;
}

/** The stages in a proposed order, to be moved and confirmed: an order that is not known is never guessed. */
export function StageOrder({ stages, confirmed, onStages }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const announce = useAnnounce();
  const fill = useFill();
  const list = useRef<HTMLUListElement>(null);
  const plain = stages.map(({ name, kind }) => ({ name, kind }));
  const shift = (index: number, by: -1 | 1) => {
    onStages(move(plain, index, by));
    announce(t("importDeals:stageMoved", { stage: plain[index].name, place: index + by + 1 }));
    // The focus follows the stage, on the same arrow.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>(`[data-move="${by}"]`)[index + by]?.focus());
  };
  return (
    <Section title={t("importDeals:stages")} hint={t("importDeals:stagesHint")}>
      <Surface flush>
        <ul ref={list} className={styles.list}>
          {plain.map((stage, index) => (
            <li key={stage.name} className={styles.stage}>
              <span className={styles.name}>{stage.name}</span>
              <Select
                className={fill.control}
                size="small"
                aria-label={t("importDeals:kindOf", { stage: stage.name })}
                value={stage.kind}
                onChange={(_, { value }) =>
                  onStages(plain.map((each, at) => (at === index ? { ...each, kind: value as StageKind } : each)))
                }
              >
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`taskpane:stageKind.${kind}`)}
                  </option>
                ))}
              </Select>
              <Button
                data-move="-1"
                size="small"
                appearance="subtle"
                icon={<ArrowUp16Regular />}
                aria-label={t("importDeals:moveUp", { stage: stage.name })}
                disabledFocusable={index === 0}
                onClick={() => shift(index, -1)}
              />
              <Button
                data-move="1"
                size="small"
                appearance="subtle"
                icon={<ArrowDown16Regular />}
                aria-label={t("importDeals:moveDown", { stage: stage.name })}
                disabledFocusable={index === plain.length - 1}
                onClick={() => shift(index, 1)}
              />
            </li>
          ))}
        </ul>
      </Surface>
      {!confirmed && (
        <Button className={styles.confirm} icon={<Checkmark16Regular />} onClick={() => onStages(plain)}>
          {t("importDeals:confirmStages")}
        </Button>
      )}
    </Section>
  );
}
