import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState, type FormEvent } from "react";
import "../../locales/newProcess";
import type { TemplateId } from "../../process/model";
import { templateOf, TEMPLATES } from "../../process/templates";
import { createProcess } from "../../workbook";
import { Cancelled } from "../common/Cancelled";
import { FailureMessage } from "../common/FailureMessage";
import { OperationProgress } from "../common/OperationProgress";
import { useOperation } from "../common/use-operation";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, usePaneState, useWords } from "../state/context";
import { AlreadyThere } from "./AlreadyThere";
import { peopleOf, repeats, rolesOf, type PersonDraft } from "./check-process";
import { PeopleForm } from "./PeopleForm";
import { StageNames } from "./StageNames";
import { TemplateChoice } from "./TemplateChoice";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXL },
  end: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
});

/** A process from a template: which one, how its stages are called, who is in the team. */
export function NewProcess() {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const language = usePaneState((state) => state.language);
  const exists = usePaneState((state) => state.process.is === "there");
  const [templateId, setTemplateId] = useState<TemplateId>(TEMPLATES[0].id);
  const template = templateOf(templateId);
  const [names, setNames] = useState<Readonly<Partial<Record<TemplateId, readonly string[]>>>>({});
  const stageNames = names[templateId] ?? template.stages.map(() => "");
  const [people, setPeople] = useState<readonly PersonDraft[]>([{ name: "", role: "" }]);
  const form = useRef<HTMLFormElement>(null);

  const roles = rolesOf(template, language);
  const called = stageNames.map((name, index) => (name.trim() === "" ? template.stages[index].name[language] : name));
  const repeatedStages = repeats(called);
  const repeatedPeople = repeats(people.map((person) => person.name));
  const valid = repeatedStages.size === 0 && repeatedPeople.size === 0;

  const creating = useOperation(async (handle) => {
    const team = peopleOf(people).map((person) => ({ ...person, role: person.role === "" ? (roles[0] ?? "") : person.role }));
    const { renamed } = await createProcess({ template: templateId, language, stageNames, people: team }, handle);
    if (team.length === 1) pane.identify(team[0].name);
    await pane.refresh();
    pane.open("my-day");
    const other = renamed.find((each) => each.what === "sheet") ?? renamed[0];
    if (other === undefined) pane.say("newProcess:created");
    else pane.say("newProcess:createdRenamed", { wanted: other.wanted, given: other.given });
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid) creating.start();
    else form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  };

  const title = t("newProcess:title");
  if (exists && creating.state.is !== "running") {
    return (
      <>
        <ScreenHeader title={title} back="settings" />
        <AlreadyThere />
      </>
    );
  }
  if (creating.state.is === "running") {
    return (
      <>
        <ScreenHeader title={title} />
        <OperationProgress
          {...creating.state}
          label={t("newProcess:creating", { template: template.name[language] })}
          cancel={creating.cancel}
        />
      </>
    );
  }
  return (
    <>
      <ScreenHeader title={title} back="my-day" />
      <form noValidate ref={form} className={styles.form} onSubmit={submit}>
        <TemplateChoice chosen={templateId} onChoose={setTemplateId} />
        <StageNames
          key={templateId}
          template={template}
          names={stageNames}
          repeated={repeatedStages}
          onNames={(changed) => setNames({ ...names, [templateId]: changed })}
        />
        <PeopleForm people={people} roles={roles} repeated={repeatedPeople} onPeople={setPeople} />
        <div className={styles.end}>
          {creating.state.is === "failed" && (
            <FailureMessage problem={creating.state.problem} tryAgain={creating.start} dismiss={creating.reset} />
          )}
          {creating.state.is === "cancelled" && <Cancelled />}
          <Button type="submit" appearance="primary">
            {t("newProcess:create")}
          </Button>
        </div>
      </form>
    </>
  );
}
