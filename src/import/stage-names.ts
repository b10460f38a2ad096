import { OUTCOME_WORDS, kindOfStageName } from "../process/words";
import { normalText } from "../process/columns";
import type { Language } from "../process/language";
import type { Stage, StageKind } from "../process/model";
import { StagebookError, type Problem } from "../process/problem";
import { BUILT_IN_ORDERS, named, orderFor } from "../process/stage-orders";

/** Lost for a reason of its own: a stage beside "Lost", not another spelling of it. */
const LOST_OTHERWISE = /compet|竞争|无效|作废/iu;

/** Words by which stages are put into a first order when nothing better is known. A proposal: the person confirms it. */
const USUAL_ORDER: readonly RegExp[] = [
  /prospect|lead|new|cold|target|线索|潜在|初步|新/iu,
  /contact|appointment|engag|接触|联系|拜访|预约/iu,
  /qualif|资格|审查|验证|筛选|立项/iu,
  /need|discover|require|analys|需求|分析|调研/iu,
  /demo|present|trial|pilot|poc|value|演示|试用|试点/iu,
  /propos|quote|solution|bid|tender|方案|报价|投标|招标/iu,
  /decision|negotiat|review|谈判|商务|审核|议价/iu,
  /commit|verbal|contract|sign|legal|合同|签约|签订/iu,
];

/** The stages of an import: each spelled in one way, of one kind, in an order that is known or proposed. */
export class StageNames {
  private readonly spellings = new Map<string, Map<string, number>>();
  private readonly probabilities = new Map<string, Set<number>>();
  private readonly places = new Map<string, { sum: number; count: number }>();
  private readonly confirmed: ReadonlyMap<string, Pick<Stage, "name" | "kind">>;
  private canonical: ReadonlyMap<string, string> | null = null;

  constructor(
    private readonly language: Language,
    private readonly given: readonly Pick<Stage, "name" | "kind">[] | undefined
  ) {
    this.confirmed = new Map((given ?? []).map((stage) => [spellingKey(stage.name), stage]));
  }

  /** Notes that a row names this stage. */
  seen(name: string): void {
    const key = this.keyOf(name);
    let spellings = this.spellings.get(key);
    if (!spellings) this.spellings.set(key, (spellings = new Map()));
    spellings.set(name, (spellings.get(name) ?? 0) + 1);
  }

  /** Notes that a deal in this stage is given this probability. */
  seenProbability(name: string, probability: number): void {
    const key = this.keyOf(name);
    const known = this.probabilities.get(key) ?? new Set();
    this.probabilities.set(key, known.add(probability));
  }

  /** Notes how far along its deal's stages this one was entered: 0 first, 1 last. */
  seenPlace(name: string, place: number): void {
    const key = this.keyOf(name);
    const known = this.places.get(key) ?? { sum: 0, count: 0 };
    this.places.set(key, { sum: known.sum + place, count: known.count + 1 });
  }

  /** What a stage of this name is: as the person says, else as its name does, else open. */
  kindOf(name: string): StageKind {
    return this.confirmed.get(spellingKey(name))?.kind ?? kindOfStageName(name) ?? "open";
  }

  /** The one spelling of this stage. To be asked when all rows have been seen. */
  nameOf(name: string): string {
    this.canonical ??= new Map([...this.spellings].map(([key, spellings]) => [key, this.confirmed.get(key)?.name ?? mostFrequent(spellings)]));
    return this.canonical.get(this.keyOf(name)) ?? name;
  }

  /** The stage in which a deal of this outcome stands when the source names none: the one it has, else a new one. */
  closing(outcome: "won" | "lost"): string {
    const given = this.given?.find((stage) => stage.kind === outcome);
    if (given) return this.nameOf(given.name);
    const counted = [...this.spellings].flatMap(([, spellings]) => {
      const name = mostFrequent(spellings);
      const total = [...spellings.values()].reduce((sum, count) => sum + count, 0);
      return this.kindOf(name) === outcome ? [{ name: this.nameOf(name), total, plain: !LOST_OTHERWISE.test(name) }] : [];
    });
    counted.sort((a, b) => Number(b.plain) - Number(a.plain) || b.total - a.total);
    return counted[0]?.name ?? OUTCOME_WORDS[outcome][this.language];
  }

  /** The stages in order, the ones that close a deal last; `known` is false when the order is only proposed. */
  inOrder(): { stages: Stage[]; known: boolean } {
    const names = [...this.spellings.keys()].map((key) => this.nameOf(mostFrequent(this.spellings.get(key)!)));
    for (const stage of this.given ?? []) if (!names.some((name) => this.keyOf(name) === this.keyOf(stage.name))) names.push(stage.name);
    for (const outcome of ["won", "lost"] as const) {
      if (!names.some((name) => this.kindOf(name) === outcome)) names.push(this.closing(outcome));
    }
    const ofKind = (kind: StageKind) => names.filter((name) => this.kindOf(name) === kind);
    const steps = [...ofKind("open"), ...ofKind("after-sales")];
    const { rank, known } = this.ranking(steps);
    const sorted = (kind: StageKind) => {
      const here = ofKind(kind);
      return [...here].sort((a, b) => rank(a) - rank(b) || here.indexOf(a) - here.indexOf(b));
    };
    const inOrder = [...sorted("open"), ...sorted("won"), ...sorted("after-sales"), ...sorted("lost")];
    return {
      known: known || Math.max(ofKind("open").length, ofKind("after-sales").length) < 2,
      stages: inOrder.map((name, index) => ({
        ...named(name, this.kindOf(name), index + 1),
        probability: this.probabilityOf(name),
      })),
    };
  }

  /** What was written in several ways and is now written in one. */
  notices(): Problem[] {
    return [...this.spellings.values()].flatMap((spellings) => {
      const names = [...spellings.keys()];
      if (names.length < 2) return [];
      const params = { name: this.nameOf(names[0]), spellings: names.map((name) => `“${name}”`).join(", ") };
      return [{ code: "import:spellingsJoined", params }];
    });
  }

  private ranking(steps: readonly string[]): { rank: (name: string) => number; known: boolean } {
    if (this.given) {
      const keys = this.given.map((stage) => this.keyOf(stage.name));
      const rank = (name: string) => (keys.includes(this.keyOf(name)) ? keys.indexOf(this.keyOf(name)) : keys.length);
      return { rank, known: steps.every((name) => keys.includes(this.keyOf(name))) };
    }
    const builtIn = builtInRank(steps);
    if (builtIn) return { rank: builtIn, known: true };
    const numbers = steps.map((name) => /^\D{0,2}(\d{1,3})/u.exec(name.normalize("NFKC"))?.[1]);
    if (steps.length > 0 && numbers.every((number) => number !== undefined) && new Set(numbers).size === steps.length) {
      return { rank: (name) => Number(/(\d{1,3})/.exec(name.normalize("NFKC"))?.[1] ?? Infinity), known: false };
    }
    if (steps.length > 0 && steps.every((name) => this.probabilityOf(name) !== null)) {
      return { rank: (name) => this.probabilityOf(name) ?? 0, known: false };
    }
    if (steps.length > 0 && steps.every((name) => this.placeOf(name) !== null)) {
      return { rank: (name) => this.placeOf(name) ?? 1, known: false };
    }
    return { rank: usualRank, known: false };
  }

  private placeOf(name: string): number | null {
    const places = this.places.get(this.keyOf(name));
    return places ? places.sum / places.count : null;
  }

  private probabilityOf(name: string): number | null {
    const kind = this.kindOf(name);
    if (kind !== "open") return kind === "lost" ? 0 : 1;
    const said = this.probabilities.get(this.keyOf(name));
    return said?.size === 1 ? [...said][0] : null;
  }

  /** Equal for spellings of one stage: "closed - won" and "Closed Won", and every plain word for won. */
  private keyOf(name: string): string {
    const key = spellingKey(name);
    if (this.confirmed.has(key)) return key;
    const kind = kindOfStageName(name);
    if (kind !== "won" && (kind !== "lost" || LOST_OTHERWISE.test(name))) return key;
    const given = this.given?.find((stage) => stage.kind === kind);
    return given ? spellingKey(given.name) : `${kind} stage`;
  }
}

/** The name without spaces and the punctuation that people vary; "A+" stays another stage than "A". */
function spellingKey(name: string): string {
  const text = normalText(name);
  return text.replace(/[\s_\-–—./\\()[\]:,;·]+/gu, "") || text;
}

export function mostFrequent(spellings: ReadonlyMap<string, number>): string {
  let best = "";
  let most = 0;
  for (const [name, count] of spellings) if (count > most) [best, most] = [name, count];
  return best;
}

function builtInRank(steps: readonly string[]): ((name: string) => number) | null {
  try {
    const order = orderFor(steps, null);
    return (name) => order.stepOf(name);
  } catch (error) {
    if (error instanceof StagebookError) return null;
    throw error;
  }
}

function usualRank(name: string): number {
  for (const stages of BUILT_IN_ORDERS) {
    if (!stages.some((stage) => stage.kind === "open" && normalText(stage.name) === normalText(name))) continue;
    const open = stages.filter((stage) => stage.kind === "open");
    return open.findIndex((stage) => normalText(stage.name) === normalText(name)) / open.length;
  }
  const place = USUAL_ORDER.findIndex((words) => words.test(name));
  return place < 0 ? 1 : place / USUAL_ORDER.length;
}
