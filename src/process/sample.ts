import { addBusinessDays, dayToDate } from "./calendar";
import type { Language, Text } from "./language";
import { layOut } from "./lay-out";
import type { Day, Deal, Person, PlaybookTask, Stage, StageEntry, Task, Template } from "./model";
import { ROLES } from "./templates/roles";

/** People of the sample: made-up names. */
const PEOPLE: readonly { readonly name: Text; readonly role: Text }[] = [
  { name: { en: "Emma Wilson", "zh-CN": "林晓" }, role: ROLES.salesRep },
  { name: { en: "Daniel Park", "zh-CN": "陈志远" }, role: ROLES.salesRep },
  { name: { en: "Sofia Rossi", "zh-CN": "周敏" }, role: ROLES.salesRep },
  { name: { en: "Omar Haddad", "zh-CN": "吴建国" }, role: ROLES.presales },
  { name: { en: "Grace Miller", "zh-CN": "郑岚" }, role: ROLES.salesManager },
];

interface SampleDeal {
  readonly customer: Text;
  readonly what: Text;
  readonly amount: number;
  /** Which of the three reps owns it. */
  readonly owner: number;
  /** Calendar days ago that it began. */
  readonly began: number;
  /** How many open stages it has left behind. */
  readonly passed: number;
  /** Days that it spent in each stage it left. */
  readonly pace: number;
  readonly end?: "won" | { readonly reason: Text; readonly competitor: Text };
}

const ERP: Text = { en: "ERP rollout", "zh-CN": "ERP 实施" };
const STORE: Text = { en: "warehouse automation", "zh-CN": "仓储自动化" };
const SERVICE: Text = { en: "service contract", "zh-CN": "服务合同" };
const PLATFORM: Text = { en: "data platform", "zh-CN": "数据平台" };
const PRICE: Text = { en: "Price", "zh-CN": "价格" };
const NO_BUDGET: Text = { en: "No budget", "zh-CN": "没有预算" };
const NOBODY: Text = { en: "", "zh-CN": "" };
const RIVAL: Text = { en: "Northbridge", "zh-CN": "北桥软件" };

const DEALS: readonly SampleDeal[] = [
  { customer: { en: "Alder Foods", "zh-CN": "安德食品" }, what: ERP, amount: 84_000, owner: 0, began: 120, passed: 5, pace: 18, end: "won" },
  { customer: { en: "Birch Logistics", "zh-CN": "白桦物流" }, what: STORE, amount: 132_000, owner: 1, began: 112, passed: 5, pace: 20, end: "won" },
  { customer: { en: "Cedar Clinics", "zh-CN": "雪松医疗" }, what: SERVICE, amount: 38_000, owner: 2, began: 95, passed: 5, pace: 14, end: "won" },
  { customer: { en: "Dune Energy", "zh-CN": "沙丘能源" }, what: PLATFORM, amount: 210_000, owner: 0, began: 100, passed: 3, pace: 21, end: { reason: PRICE, competitor: RIVAL } },
  { customer: { en: "Elm Retail", "zh-CN": "榆林零售" }, what: ERP, amount: 56_000, owner: 1, began: 80, passed: 1, pace: 16, end: { reason: NO_BUDGET, competitor: NOBODY } },
  { customer: { en: "Fjord Shipping", "zh-CN": "海湾航运" }, what: STORE, amount: 175_000, owner: 2, began: 90, passed: 4, pace: 19 },
  { customer: { en: "Glade Hotels", "zh-CN": "林间酒店" }, what: SERVICE, amount: 29_000, owner: 0, began: 62, passed: 3, pace: 15 },
  { customer: { en: "Harbor Bank", "zh-CN": "港湾银行" }, what: PLATFORM, amount: 260_000, owner: 1, began: 70, passed: 3, pace: 20 },
  { customer: { en: "Iris Pharma", "zh-CN": "鸢尾制药" }, what: ERP, amount: 98_000, owner: 2, began: 40, passed: 2, pace: 13 },
  { customer: { en: "Juniper Media", "zh-CN": "杜松传媒" }, what: PLATFORM, amount: 47_000, owner: 0, began: 44, passed: 1, pace: 17 },
  { customer: { en: "Kestrel Motors", "zh-CN": "红隼汽车" }, what: STORE, amount: 150_000, owner: 1, began: 26, passed: 1, pace: 14 },
  { customer: { en: "Linden Schools", "zh-CN": "椴树教育" }, what: SERVICE, amount: 22_000, owner: 2, began: 12, passed: 0, pace: 14 },
  { customer: { en: "Maple Paper", "zh-CN": "枫叶纸业" }, what: ERP, amount: 64_000, owner: 0, began: 5, passed: 0, pace: 14 },
  { customer: { en: "Nordic Wind", "zh-CN": "北风电力" }, what: PLATFORM, amount: 190_000, owner: 1, began: 2, passed: 0, pace: 14 },
];

/** A process with data to play with. */
export interface Sample {
  readonly team: readonly Person[];
  readonly deals: readonly Omit<Deal, "id" | "currency" | "exchangeRate">[];
  readonly tasks: readonly (Omit<Task, "id"> & { readonly by: string })[];
  readonly history: readonly StageEntry[];
  /** Amount of each rep for this year, by name. */
  readonly targets: readonly { readonly period: string; readonly name: string; readonly amount: number }[];
}

/** Deals of a template's process that began in the last months, in every state, as of a day; no two days tell the same. */
export function sampleOf(template: Template, language: Language, asOf: Day): Sample {
  const stages = template.stages.map((stage, index): Stage => ({ ...stage, name: stage.name[language], guidance: stage.guidance[language], order: index + 1 }));
  const playbook = template.stages.flatMap((stage) =>
    stage.tasks.map((task): PlaybookTask => ({ ...task, stage: stage.name[language], task: task.task[language], role: task.role[language], guidance: task.guidance[language] }))
  );
  const team = PEOPLE.map(({ name, role }): Person => ({ name: name[language], role: role[language], department: "", email: "", manager: "" }));
  const open = stages.filter(({ kind }) => kind === "open");
  const named = (kind: Stage["kind"]) => stages.find((stage) => stage.kind === kind)!.name;
  const made = DEALS.map((sample) => {
    const owner = team[sample.owner]!.name;
    const customer = sample.customer[language];
    const deal = `${customer} ${sample.what[language]}`;
    const began = asOf - sample.began;
    const passed = Math.min(sample.passed, sample.end === "won" ? open.length : open.length - 1);
    const isWon = sample.end === "won";
    const lost = typeof sample.end === "object" ? sample.end : null;
    const entered = open.slice(0, passed + 1).map((_, step) => began + step * sample.pace);
    const closed = isWon ? Math.min(asOf, began + open.length * sample.pace) : lost === null ? null : Math.min(asOf, began + passed * sample.pace + 9);
    const stage = isWon ? named("won") : lost !== null ? named("lost") : open[passed]!.name;
    const lengthPlanned = open.reduce((sum, { targetDays }) => sum + (targetDays ?? 0), 0);

    const planned = layOut({ stages: open, playbook, team, holidays: new Set(), start: began, owner });
    const tasks = planned.map((task, nth): Sample["tasks"][number] => {
      const step = open.findIndex(({ name }) => name === task.stage);
      const leaves = isWon || step < passed ? began + (step + 1) * sample.pace : null;
      // Most are done about when they were due, every fourth a few days late; of the stage it stands in, what was due a while ago.
      const about = addBusinessDays(task.due, nth % 4 === 3 ? 3 : -(nth % 2));
      const done = leaves !== null ? Math.min(about, leaves, asOf) : step === passed && lost === null && task.due < asOf - 6 && !task.milestone ? Math.min(about, asOf) : null;
      const state = done !== null ? "done" : lost !== null ? "skipped" : "open";
      return { deal, customer, stage: task.stage, task: task.task, milestone: task.milestone, owner: task.owner, start: Math.min(task.start, done ?? task.start), due: task.due, done, status: state, notes: "", by: state === "open" ? "" : task.owner };
    });
    return {
      deal: {
        deal, customer, owner, stage, amount: sample.amount, created: began, expectedClose: began + lengthPlanned, closed,
        outcome: isWon ? "won" : lost !== null ? "lost" : "open", lostIn: lost === null ? "" : open[passed]!.name,
        reason: lost?.reason[language] ?? "", competitor: lost?.competitor[language] ?? "", source: "", notes: "",
      } satisfies Sample["deals"][number],
      tasks,
      history: [
        ...entered.slice(0, isWon ? open.length : passed + 1).map((day, step): StageEntry => ({ deal, stage: open[step]!.name, entered: day, by: owner })),
        ...(closed === null ? [] : [{ deal, stage, entered: closed, by: owner }]),
      ],
    };
  });
  const year = String(dayToDate(asOf).getUTCFullYear());
  return {
    team,
    deals: made.map(({ deal }) => deal),
    tasks: made.flatMap(({ tasks }) => tasks),
    history: made.flatMap(({ history }) => history),
    targets: team.slice(0, 3).map(({ name }, nth) => ({ period: year, name, amount: 300_000 - nth * 50_000 })),
  };
}
