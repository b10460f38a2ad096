import assert from "node:assert/strict";
import { bottleneck, cohorts, cycle, dropoff, paths, stagetime, stalled, velocity } from "../../src/functions/functions";
import { setLanguage } from "../../src/locales";
import type { Cell } from "../../src/process/model";
import { day, sheet } from "../process/sheet";
import { errorOf, likeExcel } from "./custom-functions";

/* What the functions about the process say of small tables that are worked out by hand, and of what cannot be computed. */

const HISTORY = sheet(`
  Deal  | Stage    | Entered
  Alpha | Lead     | 2026-01-05
  Alpha | Proposal | 2026-01-20
  Beta  | Lead     | 2026-01-10
  Beta  | Proposal | 2026-01-12
  Beta  | Lead     | 2026-01-15
  Beta  | Won      | 2026-03-01
  Gamma | Lead     | 2026-01-12
  Gamma | Lost     | 2026-02-10
  Delta | Lead     | 2026-02-01
`);
const DEALS = sheet(`
  Deal  | Stage    | Owner | Amount | Created    | Closed     | Lost in
  Alpha | Proposal | Li Na | 5000   | 2026-01-05 |            |
  Beta  | Won      | Li Na | 8000   | 2026-01-10 | 2026-03-01 |
  Gamma | Lost     | Wu    | 2000   | 2026-01-12 | 2026-02-10 | Proposal
  Delta | Lead     | Wu    | 1000   | 2026-02-01 |            |
`);
const STAGES = sheet(`
  Stage    | Kind | Target days
  Lead     | open | 30
  Proposal | open | 60
  Won      | won  |
  Lost     | lost |
`);
const AS_OF = day("2026-03-31");

/** A function of any of these, for what they all have in common. */
type Answer = (data: Cell[][], stages: unknown, asOf: unknown, from?: unknown, to?: unknown) => unknown;

describe("SALES.DROPOFF", () => {
  likeExcel();

  it("answers what each stage loses, and amounts where the data has them", () => {
    assert.deepEqual(dropoff(DEALS, null, null, null, null, null, AS_OF, STAGES), [
      ["Stage", "Drop-off", "Lost here", "Reached", "Open here", "Share of losses", "Lost amount"],
      ["Lead", 0, 0, 4, 1, 0, 0],
      ["Proposal", 1 / 3, 1, 3, 1, 1, 2000],
      ["Won", 0, 0, 1, 0, 0, 0],
    ]);
    assert.deepEqual(dropoff(HISTORY, null, null, null, null, null, AS_OF, STAGES, false).map((row) => row.slice(0, 4)), [["Lead", 0.25, 1, 4], ["Proposal", 0, 0, 2], ["Won", 0, 0, 1]]);
  });

  it("leaves open deals out of the denominator when only resolved ones count", () => {
    assert.deepEqual(dropoff(HISTORY, "Lead", "rate", "resolved", null, null, AS_OF, STAGES), [[1 / 3]]);
    assert.deepEqual(dropoff(HISTORY, "Lead", "流失率", "已结", null, null, AS_OF, STAGES), [[1 / 3]]);
  });

  it("gives one column for a measure, one number for a stage, and that measure of it for both", () => {
    assert.deepEqual(dropoff(DEALS, null, "amount", null, null, null, AS_OF, STAGES), [["Stage", "Lost amount"], ["Lead", 0], ["Proposal", 2000], ["Won", 0]]);
    assert.deepEqual(dropoff(DEALS, "proposal", null, null, null, null, AS_OF, STAGES), [[1 / 3]]);
    assert.deepEqual(dropoff(DEALS, "Proposal", "金额", null, null, null, AS_OF, STAGES), [[2000]]);
  });

  it("says when a lost deal counts in the first stage only, because nothing says where it was lost", () => {
    const unsaid = DEALS.map((row) => row.slice(0, 6));
    assert.equal(dropoff(unsaid, null, null, null, null, null, AS_OF, STAGES)[0]![3], "Reached (lost deals: first stage only)");
  });

  it("has no share of losses when nothing is lost, and says so where it is asked for", () => {
    const won = DEALS.filter((row) => row[1] !== "Lost");
    assert.equal(dropoff(won, null, "share", null, null, null, AS_OF, STAGES, false)[0]![1], "");
    assert.equal(errorOf(() => dropoff(won, "Lead", "share", null, null, null, AS_OF, STAGES)), "#N/A “Lead” has no “Share of losses”: there is nothing to compute it from.");
  });

  it("counts all deals lost in the first stage as 1, a deal that was lost after winning where it was", () => {
    const lost = sheet(`
      Deal | Stage | Entered
      A    | Lead  | 2026-01-05
      A    | Lost  | 2026-01-06
    `);
    assert.deepEqual(dropoff(lost, "Lead", null, null, null, null, AS_OF, STAGES), [[1]]);
    assert.deepEqual(dropoff([...HISTORY, ["Beta", "Lost", AS_OF]], "Won", null, null, null, null, AS_OF, STAGES), [[1]]);
  });

  it("refuses amounts of two currencies, a stage that is none, and lists the measures for a wrong one", () => {
    const mixed = [[...DEALS[0]!, "Currency"], [...DEALS[3]!, "EUR"], [...DEALS[3]!, "CNY"]];
    assert.match(errorOf(() => dropoff(mixed, null, null, null, null, null, AS_OF, STAGES)), /^#VALUE! The column “Currency” has several currencies \(CNY, EUR\)/u);
    assert.equal(errorOf(() => dropoff(HISTORY, "Leed", null, null, null, null, AS_OF, STAGES)), "#VALUE! The argument “stage” is “Leed”, which is none of the stages. They are: Lead, Proposal, Won.");
    assert.match(errorOf(() => dropoff(HISTORY, "Lost", null, null, null, null, AS_OF, STAGES)), /lost is no step/u);
    assert.match(errorOf(() => dropoff(HISTORY, null, "churn", null, null, null, AS_OF, STAGES)), /rate, lost, reached, open, share, amount \(流失率, 输单, 到达, 停留, 占比, 金额\)/u);
    assert.match(errorOf(() => dropoff(HISTORY, null, null, "snapshot", null, null, AS_OF, STAGES)), /cohort, resolved \(同批, 已结\)/u);
    setLanguage("zh-CN");
    assert.equal(errorOf(() => dropoff(HISTORY, "商谈", null, null, null, null, AS_OF, STAGES)), "#VALUE! 参数“所在阶段”的值“商谈”不在阶段列表中。现有阶段：Lead, Proposal, Won。");
  });
});

describe("SALES.STAGETIME", () => {
  likeExcel();

  it("adds up the stays of a deal in a stage, and leaves open stays out", () => {
    // Lead: Alpha 15, Beta 2 + 45, Gamma 29; Proposal: Beta 3.
    assert.deepEqual(stagetime(HISTORY, null, null, null, null, null, AS_OF, STAGES), [
      ["Stage", "Mean days", "Median days", "90th percentile (days)", "Deals", "Over target"],
      ["Lead", (15 + 47 + 29) / 3, 29, 29 + 0.8 * 18, 3, 1],
      ["Proposal", 3, 3, 3, 1, 0],
      ["Won", "", "", "", 0, ""],
    ]);
  });

  it("counts the stays that go on when all are asked for", () => {
    // Lead: Delta 58 so far; Proposal: Alpha 70 so far.
    assert.deepEqual(stagetime(HISTORY, "Lead", "deals", "all", null, null, AS_OF, STAGES), [[4]]);
    assert.deepEqual(stagetime(HISTORY, "Lead", "median", "全部", null, null, AS_OF, STAGES), [[(29 + 47) / 2]]);
    assert.deepEqual(stagetime(HISTORY, "Proposal", null, "all", null, null, AS_OF, STAGES), [[(70 + 3) / 2]]);
    assert.deepEqual(stagetime(HISTORY, "Proposal", "over", "all", null, null, AS_OF, STAGES), [[1]]);
  });

  it("has no column of targets without targets, and 0 days for stages of the same day", () => {
    const sameDay = sheet(`
      Deal | Stage    | Entered
      A    | Lead     | 2026-01-05
      A    | Proposal | 2026-01-05
      A    | Won      | 2026-01-05
    `);
    assert.deepEqual(stagetime(sameDay, null, null, null, null, null, AS_OF, [["Lead"], ["Proposal"], ["Won"]]), [
      ["Stage", "Mean days", "Median days", "90th percentile (days)", "Deals"], ["Lead", 0, 0, 0, 1], ["Proposal", 0, 0, 0, 1], ["Won", "", "", "", 0],
    ]);
    assert.match(errorOf(() => stagetime(sameDay, null, "over", null, null, null, AS_OF, [["Lead"], ["Proposal"], ["Won"]])), /^#VALUE! The data does not tell “over”/u);
  });

  it("counts 29 February and drops the time of a date", () => {
    const leap: Cell[][] = [["Deal", "Stage", "Entered"], ["A", "Lead", day("2028-02-28") + 0.9], ["A", "Won", day("2028-03-01") + 0.1]];
    assert.deepEqual(stagetime(leap, "Lead", null, null, null, null, day("2028-04-01"), STAGES), [[2]]);
  });

  it("is #N/A with words when no deal has left a stage", () => {
    const standing = [HISTORY[0]!, HISTORY.at(-1)!];
    assert.equal(errorOf(() => stagetime(standing, null, null, null, null, null, AS_OF, STAGES)), "#N/A No deal has left a stage yet.");
    assert.match(errorOf(() => stagetime(HISTORY, null, null, null, "2026-02-01", "2026-02-28", AS_OF, STAGES)), /^#N\/A None of the deals that entered the first stage in this period \(2026-02-01 to 2026-02-28\)/u);
    assert.match(errorOf(() => stagetime(HISTORY, "Won", null, null, null, null, AS_OF, STAGES)), /^#N\/A “Won” has no “Mean days”/u);
  });

  it("takes no Deals table and no tasks without Done, and lists the measures and modes for wrong ones", () => {
    assert.match(errorOf(() => stagetime(DEALS, null, null, null, null, null, AS_OF, STAGES)), /^#VALUE! A Deals table does not say how long deals stay/u);
    assert.match(errorOf(() => stagetime([["Deal", "Stage", "Task"], ["A", "Lead", "Call"]], null, null, null, null, null, AS_OF, STAGES)), /^#VALUE! The range has no column “Done”/u);
    assert.match(errorOf(() => stagetime(HISTORY, null, "average", null, null, null, AS_OF, STAGES)), /mean, median, p90, deals, over \(平均, 中位数, 90分位, 商机数, 超时\)/u);
    assert.match(errorOf(() => stagetime(HISTORY, null, null, "open", null, null, AS_OF, STAGES)), /completed, all \(已离开, 全部\)/u);
  });
});

describe("SALES.CYCLE", () => {
  likeExcel();
  const won = sheet(`
    Deal | Stage | Owner | Created    | Closed
    A    | Won   | Li Na | 2026-01-01 | 2026-01-11
    B    | Won   | Li Na | 2026-01-01 | 2026-01-21
    C    | Won   | Wu    | 2026-02-01 | 2026-02-01
    D    | Won   | Wu    |            | 2026-02-01
    E    | Lost  | Wu    | 2026-01-01 | 2026-03-01
  `);

  it("answers days from Created to Closed of won deals: the mean, the median, the 90th percentile, how many", () => {
    assert.deepEqual(cycle(won), [[10]]);
    assert.deepEqual(["median", "中位数", "p90", "deals"].map((measure) => cycle(won, null, measure)[0]![0]), [10, 10, 18, 3]);
    assert.deepEqual(cycle(won, null, null, null, "2026-01-31"), [[15]]);
  });

  it("answers a table by any column, or one measure of it", () => {
    assert.deepEqual(cycle(won, "Owner"), [
      ["Owner", "Mean cycle (days)", "Median cycle (days)", "90th percentile (days)", "Won"], ["Li Na", 15, 15, 19, 2], ["Wu", 0, 0, 0, 1],
    ]);
    assert.deepEqual(cycle(won, "owner", "deals", null, null, false), [["Li Na", 2], ["Wu", 1]]);
  });

  it("is #N/A with words when no won deal has both dates, whether it is one number or a table", () => {
    const none = "#N/A No won deal has both a Created and a Closed date";
    assert.equal(errorOf(() => cycle(won.filter((row) => row[1] !== "Won"))), `${none}.`);
    assert.equal(errorOf(() => cycle(won, "Owner", null, "2027-01-01")), `${none} [2027-01-01 – …].`);
    assert.equal(errorOf(() => cycle(won, null, "deals", "2027-01-01", "2027-01-31")), `${none} [2027-01-01 – 2027-01-31].`);
  });

  it("refuses tasks, a table without Created or Closed, a deal closed before it was created, a column that is not there", () => {
    assert.match(errorOf(() => cycle(HISTORY)), /^#VALUE! The range has one row per stage entered/u);
    assert.match(errorOf(() => cycle([["Deal", "Stage", "Closed"], ["A", "Won", 46_000]])), /no column “Created”/u);
    assert.match(errorOf(() => cycle([["Deal", "Stage", "Created"], ["A", "Won", 46_000]])), /no column “Closed”/u);
    assert.match(errorOf(() => cycle([["Deal", "Stage", "Created", "Closed"], ["A", "Won", 46_010, 46_000]])), /^#VALUE! Row 2, column “Closed”: closed on 2025-12-09, before it was created/u);
    assert.match(errorOf(() => cycle(won, "Region")), /^#VALUE! The argument “by” is “Region”/u);
    assert.match(errorOf(() => cycle(won, null, "average")), /mean, median, p90, deals/u);
  });
});

describe("SALES.VELOCITY", () => {
  likeExcel();

  it("multiplies open deals, win rate and mean won amount, and divides by the mean cycle", () => {
    assert.deepEqual(velocity(DEALS), [[(2 * 0.5 * 8000) / 50]]);
    assert.deepEqual(["open", "winrate", "amount", "cycle", "速度"].map((measure) => velocity(DEALS, null, measure)[0]![0]), [2, 0.5, 8000, 50, 160]);
    assert.deepEqual(velocity(DEALS, "Owner", null, null, null, false), [["Li Na", 160, 1, 1, 8000, 50], ["Wu", "", 1, 0, "", ""]]);
  });

  it("takes the mean of the won deals that have an amount, zero among them", () => {
    const more = [...DEALS, ["E", "Won", "Wu", 0, 46_000, 46_010, ""], ["F", "Won", "Wu", "", 46_000, 46_010, ""]];
    assert.deepEqual(velocity(more, null, "amount"), [[4000]]);
  });

  it("says what it lacks: no deal closed, none won, no amount, no dates, no days", () => {
    const deals = (...rows: Cell[][]) => [["Deal", "Stage", "Amount", "Created", "Closed"], ...rows];
    const says = (...rows: Cell[][]) => errorOf(() => velocity(deals(...rows)));
    assert.equal(says(["A", "Lead", 1, 46_000, ""]), "#N/A No deal is won or lost.");
    assert.equal(says(["A", "Lost", 1, 46_000, 46_001]), "#N/A No deal is won.");
    assert.equal(says(["A", "Won", "", 46_000, 46_001]), "#N/A No won deal has an amount.");
    assert.equal(says(["A", "Won", 5, "", 46_001]), "#N/A No won deal has both a Created and a Closed date.");
    assert.match(says(["A", "Won", 5, 46_000, 46_000]), /^#N\/A Every won deal was closed on the day on which it was created/u);
    assert.match(errorOf(() => velocity(deals(["A", "Won", "", "", 46_001]), null, "cycle")), /Created and a Closed/u);
  });

  it("refuses a table without amounts, and amounts of two currencies", () => {
    assert.match(errorOf(() => velocity([["Deal", "Stage", "Created", "Closed"], ["A", "Won", 46_000, 46_001]])), /no column “Amount”/u);
    const mixed = [["Deal", "Stage", "Amount", "Created", "Closed", "Currency"], ["A", "Won", 1, 46_000, 46_001, "EUR"], ["B", "Won", 1, 46_000, 46_001, "CNY"]];
    assert.match(errorOf(() => velocity(mixed)), /several currencies \(CNY, EUR\)/u);
    assert.deepEqual(velocity(mixed.map((row, at) => [...row, at === 0 ? "Exchange rate" : row[5] === "EUR" ? 8 : 1]), null, "amount"), [[4.5]]);
  });
});

describe("SALES.COHORTS", () => {
  likeExcel();

  it("answers the share of each month's deals that came to the later stage, month after month, as far as the day asked about", () => {
    assert.deepEqual(cohorts(HISTORY, "Lead", "Won", null, null, null, AS_OF, STAGES), [
      ["Month", "Deals", "To date", "0", "1", "2"], ["2026-01", 3, 1 / 3, 0, 0, 1 / 3], ["2026-02", 1, 0, 0, 0, ""],
    ]);
    assert.deepEqual(cohorts(HISTORY, "Lead", "Proposal", "数量", null, null, AS_OF, STAGES, false), [["2026-01", 3, 2, 2, 2, 2], ["2026-02", 1, 0, 0, 0, ""]]);
  });

  it("goes from the first stage to won when no stages are named, and over New Year", () => {
    assert.deepEqual(cohorts(HISTORY, null, null, null, null, null, AS_OF, STAGES), cohorts(HISTORY, "Lead", "Won", null, null, null, AS_OF, STAGES));
    const winter = [HISTORY[0]!, ["A", "Lead", day("2025-12-31")], ["A", "Won", day("2026-01-01")]];
    assert.deepEqual(cohorts(winter, null, null, null, null, null, "2026-01-02", STAGES, false), [["2025-12", 1, 1, 0, 1]]);
  });

  it("takes what comes after the day asked about as not yet happened", () => {
    assert.deepEqual(cohorts(HISTORY, null, null, null, null, null, "2026-01-31", STAGES, false), [["2026-01", 3, 0, 0]]);
    assert.deepEqual(cohorts(DEALS, null, null, null, null, null, "2026-01-31", STAGES, false), [["2026-01", 3, 1 / 3, 0]]);
  });

  it("is #N/A when no deal entered, and refuses stages in the wrong order and what a Deals table does not date", () => {
    assert.match(errorOf(() => cohorts(HISTORY, null, null, null, "2027-01-01", null, AS_OF, STAGES)), /^#N\/A No deal entered “Lead” in this period \(2027-01-01 to …\)/u);
    assert.match(errorOf(() => cohorts(HISTORY, "Won", "Lead", null, null, null, AS_OF, STAGES)), /^#VALUE! “Lead” does not come after “Won”/u);
    assert.match(errorOf(() => cohorts(HISTORY, "Won", null, null, null, null, AS_OF, STAGES)), /“Won” does not come after “Won”/u);
    assert.match(errorOf(() => cohorts(DEALS, "Proposal", "Won", null, null, null, AS_OF, STAGES)), /^#VALUE! The range does not say when deals entered “Proposal”/u);
    assert.match(errorOf(() => cohorts(DEALS.map((row) => row.slice(0, 4)), null, null, null, null, null, AS_OF, STAGES)), /does not say when deals entered “Lead”/u);
    assert.match(errorOf(() => cohorts(HISTORY, null, null, "share", null, null, AS_OF, STAGES)), /rate, count \(转化率, 数量\)/u);
    assert.match(errorOf(() => cohorts(HISTORY, "Leed", null, null, null, null, AS_OF, STAGES)), /“fromStage” is “Leed”/u);
  });
});

describe("SALES.PATHS", () => {
  likeExcel();

  it("answers each path with its deals, the most frequent first, then in the order of stages", () => {
    assert.deepEqual(paths([...HISTORY, ["Echo", "Lead", day("2026-02-02")]], null, null, null, AS_OF, STAGES), [
      ["Path", "Deals", "Share", "Skipped", "Repeated", "Backward", "Won", "Lost"],
      ["Lead", 2, 0.4, 0, 0, 0, 0, 0],
      ["Lead → Proposal", 1, 0.2, 0, 0, 0, 0, 0],
      ["Lead → Proposal → Lead → Won", 1, 0.2, 0, 1, 1, 1, 0],
      ["Lead → Lost", 1, 0.2, 0, 0, 0, 0, 1],
    ]);
  });

  it("gives one number for a measure", () => {
    assert.deepEqual(["deals", "paths", "straight", "skipped", "repeated", "回退"].map((measure) => paths(HISTORY, measure, null, null, AS_OF, STAGES)[0]![0]), [4, 4, 3, 0, 1, 1]);
  });

  it("counts a row as a change only when its stage is another, a skipped stage, and a lost deal that came back", () => {
    const one = (...stages: string[]) => {
      const rows = stages.map((stage, at): Cell[] => ["A", stage, 46_000 + at]);
      return paths([["Deal", "Stage", "Entered"], ...rows], null, null, null, 47_000, STAGES, false)[0];
    };
    assert.deepEqual(one("Lead", "lead", "Won"), ["Lead → Won", 1, 1, 1, 0, 0, 1, 0]);
    assert.deepEqual(one("Proposal", "Lost", "Proposal", "Lead"), ["Proposal → Lost → Proposal → Lead", 1, 1, 0, 1, 1, 0, 0]);
    assert.deepEqual(one("Won"), ["Won", 1, 1, 2, 0, 0, 1, 0]);
    assert.deepEqual(one("Lost"), ["Lost", 1, 1, 0, 0, 0, 0, 1]);
  });

  it("is #N/A when no deal began in the period, and takes no other table", () => {
    assert.equal(errorOf(() => paths(HISTORY, null, "2027-01-01", "2027-12-31", AS_OF, STAGES)), "#N/A No deal entered its first stage in this period (2027-01-01 to 2027-12-31).");
    assert.equal(errorOf(() => paths(HISTORY, null, null, null, "2025-12-31", STAGES)), "#N/A No deal has entered a stage yet.");
    assert.equal(errorOf(() => paths(DEALS, null, null, null, AS_OF, STAGES)), "#VALUE! Only a History table (Deal, Stage, Entered) tells the paths of deals.");
    assert.match(errorOf(() => paths(HISTORY, "loops", null, null, AS_OF, STAGES)), /deals, paths, straight, skipped, repeated, backward/u);
  });
});

describe("SALES.BOTTLENECK", () => {
  likeExcel();

  it("answers what each open stage costs, the dearest first, and why", () => {
    // Over target: Beta 17 and Delta 28 days in Lead, Alpha 10 in Proposal. Lost: Gamma in Lead.
    assert.deepEqual(bottleneck(HISTORY, DEALS, null, null, null, AS_OF, STAGES), [
      ["Stage", "Share of cost", "Why", "Days over target", "Lost here", "Lost amount"],
      ["Lead", (45 / 55 + 1) / 2, "losses", 45, 1, 2000],
      ["Proposal", 10 / 55 / 2, "time", 10, 0, 0],
    ]);
  });

  it("gives one figure of the dearest stage for a measure, in words of either language", () => {
    assert.deepEqual(["stage", "cost", "why", "days", "lost", "amount", "阶段"].map((measure) => bottleneck(HISTORY, DEALS, measure, null, null, AS_OF, STAGES)[0]![0]), [
      "Lead", (45 / 55 + 1) / 2, "losses", 45, 1, 2000, "Lead",
    ]);
    setLanguage("zh-CN");
    assert.deepEqual(bottleneck(HISTORY, DEALS, "原因", null, null, AS_OF, STAGES), [["流失"]]);
  });

  it("counts lost deals where no amount is known, or all are zero, and only what the data tells", () => {
    assert.deepEqual(bottleneck(HISTORY, undefined, null, null, null, AS_OF, STAGES, false).map((row) => row.slice(1)), [[(45 / 55 + 1) / 2, "losses", 45, 1], [10 / 55 / 2, "time", 10, 0]]);
    const free = DEALS.map((row, at) => row.map((cell, column) => (at > 0 && column === 3 ? 0 : cell)));
    assert.equal(bottleneck(HISTORY, free, "cost", null, null, AS_OF, STAGES)[0]![0], (45 / 55 + 1) / 2);
    assert.deepEqual(bottleneck(DEALS, undefined, null, null, null, AS_OF, STAGES, false), [["Proposal", 1, "losses", 1, 2000], ["Lead", 0, "both", 0, 0]]);
    assert.deepEqual(bottleneck(HISTORY, undefined, null, null, null, AS_OF, [["Lead"], ["Proposal"], ["Won"]], false), [["Lead", 1, "losses", 1], ["Proposal", 0, "both", 0]]);
  });

  it("is #N/A with words when nothing costs anything, and when no deal entered in the period", () => {
    const quick = [HISTORY[0]!, ["A", "Lead", AS_OF]];
    assert.match(errorOf(() => bottleneck(quick, undefined, null, null, null, AS_OF, STAGES)), /^#N\/A No stage costs anything/u);
    assert.match(errorOf(() => bottleneck(HISTORY, DEALS, null, "2027-01-01", null, AS_OF, STAGES)), /^#N\/A No deal entered “Lead”/u);
  });

  it("refuses a wrong measure, one that the data does not tell, and tasks for deals", () => {
    assert.match(errorOf(() => bottleneck(HISTORY, DEALS, "worst", null, null, AS_OF, STAGES)), /stage, cost, why, days, lost, amount \(阶段, 代价, 原因, 天数, 输单, 金额\)/u);
    assert.match(errorOf(() => bottleneck(HISTORY, undefined, "amount", null, null, AS_OF, STAGES)), /^#VALUE! The data does not tell “amount”/u);
    assert.match(errorOf(() => bottleneck(HISTORY, HISTORY, null, null, null, AS_OF, STAGES)), /^#VALUE! The range has one row per stage entered/u);
    assert.match(errorOf(() => bottleneck(HISTORY, [["Deals"]], null, null, null, AS_OF, STAGES)), /^#VALUE! The argument “deals” takes a range/u);
  });
});

describe("SALES.STALLED", () => {
  likeExcel();
  const tasks = sheet(`
    Deal  | Stage    | Task  | Owner | Start      | Done
    Alpha | Lead     | Call  | Li Na | 2026-01-05 | 2026-01-20
    Alpha | Proposal | Offer | Wu    | 2026-01-20 |
    Alpha | Proposal | Visit | Li Na | 2026-01-20 |
    Delta | Lead     | Call  | Wu    | 2026-02-01 | 2026-03-15
    Delta | Lead     | Meet  | Wu    | 2026-02-01 |
  `);

  it("answers the open deals beyond the target days of their stage, and why", () => {
    const more = [...HISTORY, ["Delta", "Lead", day("2026-03-20")]];
    assert.deepEqual(stalled(more, undefined, null, null, AS_OF, STAGES), [
      ["Deal", "Stage", "Days in stage", "Days without activity", "Target days", "Why"],
      ["Delta", "Lead", 58, 11, 30, "in the stage too long"],
      ["Alpha", "Proposal", 70, 70, 60, "both"],
    ]);
    assert.deepEqual(stalled(more, undefined, null, "activity", AS_OF, STAGES, false).map((row) => row[0]), ["Alpha"]);
  });

  it("takes done tasks for activity, from the data or beside the history, and names who owns what is open", () => {
    assert.deepEqual(stalled(tasks, undefined, null, null, AS_OF, STAGES, false), [["Delta", "Wu", "Lead", 58, 16, 30, "in the stage too long"], ["Alpha", "Li Na, Wu", "Proposal", 70, 70, 60, "both"]]);
    assert.deepEqual(stalled(HISTORY, tasks, null, null, AS_OF, STAGES, false), [["Delta", "Wu", "Lead", 58, 16, 30, "in the stage too long"], ["Alpha", "Li Na, Wu", "Proposal", 70, 70, 60, "both"]]);
  });

  it("does not count the target day itself, nor stages without a target", () => {
    assert.deepEqual(stalled(HISTORY, undefined, "count", null, "2026-03-03", STAGES), [[0]]);
    assert.deepEqual(stalled(HISTORY, undefined, "count", null, "2026-03-04", STAGES), [[1]]);
    const only = STAGES.map((row) => (row[0] === "Lead" ? ["Lead", "open", ""] : row));
    assert.deepEqual(stalled(HISTORY, undefined, null, null, AS_OF, only, false).map((row) => row[0]), ["Alpha"]);
  });

  it("counts 0 where nothing is stalled, and lists #N/A with words", () => {
    assert.deepEqual(stalled(HISTORY, undefined, "数量", null, "2026-02-01", STAGES), [[0]]);
    assert.equal(errorOf(() => stalled(HISTORY, undefined, null, null, "2026-02-01", STAGES)), "#N/A No deal is stalled on 2026-02-01.");
  });

  it("needs target days, and a table that dates stages", () => {
    assert.match(errorOf(() => stalled(HISTORY, undefined, null, null, AS_OF, [["Lead"], ["Proposal"], ["Won"]])), /^#VALUE! How long a deal may stay is not known/u);
    assert.match(errorOf(() => stalled(DEALS, undefined, null, null, AS_OF, STAGES)), /^#VALUE! A Deals table does not say how long/u);
    assert.match(errorOf(() => stalled(HISTORY, HISTORY, null, null, AS_OF, STAGES)), /no column “Task”/u);
    assert.match(errorOf(() => stalled(HISTORY, undefined, null, "old", AS_OF, STAGES)), /any, stage, activity \(任一, 阶段, 活动\)/u);
    assert.match(errorOf(() => stalled(HISTORY, undefined, "sum", null, AS_OF, STAGES)), /list, count \(明细, 数量\)/u);
  });
});

const ANSWERS: Readonly<Record<string, { readonly data: Cell[][]; readonly answer: Answer }>> = {
  DROPOFF: { data: HISTORY, answer: (data, stages, asOf, from, to) => dropoff(data, null, null, null, from, to, asOf, stages as never) },
  COHORTS: { data: HISTORY, answer: (data, stages, asOf, from, to) => cohorts(data, null, null, null, from, to, asOf, stages as never) },
  PATHS: { data: HISTORY, answer: (data, stages, asOf, from, to) => paths(data, null, from, to, asOf, stages as never) },
  BOTTLENECK: { data: HISTORY, answer: (data, stages, asOf, from, to) => bottleneck(data, undefined, null, from, to, asOf, stages as never) },
  CYCLE: { data: DEALS, answer: (data, _, __, from, to) => cycle(data, null, null, from, to) },
  VELOCITY: { data: DEALS, answer: (data, _, __, from, to) => velocity(data, null, null, from, to) },
  STAGETIME: { data: HISTORY, answer: (data, stages, asOf, from, to) => stagetime(data, null, null, null, from, to, asOf, stages as never) },
};

for (const [name, { data, answer }] of Object.entries(ANSWERS)) {
  describe(`SALES.${name}, like every function,`, () => {
    likeExcel();
    const withCell = (column: string, cell: unknown) => {
      const grid = data.map((row) => [...row] as unknown[]);
      grid[2]![grid[0]!.indexOf(column)] = cell;
      return grid as Cell[][];
    };
    const dated = data[0]!.includes("Entered") ? "Entered" : "Closed";

    it("says what is wrong with a range that has no rows, no deals, no header, or is none", () => {
      assert.match(errorOf(() => answer([data[0]!], STAGES, AS_OF)), /^#N\/A The range has no deals/u);
      assert.match(errorOf(() => answer([data[0]!, data[0]!.map(() => "")], STAGES, AS_OF)), /^#N\/A The range has no deals/u);
      assert.match(errorOf(() => answer([["Stage", "Entered"], ["Lead", 46_000]], STAGES, AS_OF)), /^#VALUE! The range has no column “Deal” \(商机\)/u);
      assert.match(errorOf(() => answer([["Deals"]], STAGES, AS_OF)), /^#VALUE! The argument “data” takes a range/u);
    });

    it("names the cell that it cannot read", () => {
      assert.match(errorOf(() => answer(withCell(dated, "next week"), STAGES, AS_OF)), new RegExp(`^#VALUE! Row 3, column “${dated}”: “next week” is text, not a date`, "u"));
      assert.match(errorOf(() => answer(withCell(dated, { code: "#REF!" }), STAGES, AS_OF)), /^#VALUE! Row 3, .* holds the error #REF!/u);
      assert.match(errorOf(() => answer(withCell("Deal", { code: "#N/A" }), STAGES, AS_OF)), /^#VALUE! Row 3, column “Deal”: the cell holds the error #N\/A/u);
    });

    it("refuses a period that ends before it begins, and a date that is none", () => {
      assert.match(errorOf(() => answer(data, STAGES, AS_OF, "2026-02-01", "2026-01-01")), /^#VALUE! The period ends before it begins/u);
      assert.match(errorOf(() => answer(data, STAGES, AS_OF, "soon")), /^#VALUE! The argument “from” is “soon”, which is not a date/u);
    });

    it("says which stages it found when their order is not known, and which row has none of the given", () => {
      if (dated === "Closed") return; // needs no order of stages
      const unknown = data.map((row) => row.map((cell) => (cell === "Proposal" ? "Haggling" : cell)));
      assert.match(errorOf(() => answer(unknown, null, AS_OF)), /^#VALUE! The order of the stages is not known. Stages found: /u);
      assert.match(errorOf(() => answer(unknown, STAGES, AS_OF)), /^#VALUE! Row \d+, column “Stage”: “Haggling” is none of the stages/u);
    });

    it("does not mind case, width and spaces of names, nor names of 255 characters", () => {
      const plain = JSON.stringify(answer(data, STAGES, AS_OF));
      const disguised = data.map((row, at) => row.map((cell, column) => (at > 0 && column < 2 ? ` ${String(cell).toUpperCase()} `.replace("A", "Ａ") : cell)));
      assert.equal(JSON.stringify(answer(disguised, STAGES, AS_OF)), plain);
      const long = "x".repeat(255);
      const renamed = (grid: Cell[][]) => grid.map((row) => row.map((cell) => (cell === "Proposal" ? long : cell)));
      assert.equal(JSON.stringify(answer(renamed(data), renamed(STAGES), AS_OF)).replaceAll(long, "Proposal"), plain);
    });
  });
}
