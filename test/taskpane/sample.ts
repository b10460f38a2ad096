import type { Deal, Person, ProcessSnapshot, Stage, Task } from "../../src/process/model";
import type { Preferences } from "../../src/taskpane/state/preferences";

export function task(part: Partial<Task>): Task {
  return {
    id: "t1", deal: "ERP", customer: "Acme", stage: "Lead", task: "Call", milestone: false, owner: "Li Na",
    start: null, due: null, done: null, status: "open", notes: "", ...part,
  };
}

export function deal(part: Partial<Deal>): Deal {
  return {
    id: "d1", deal: "ERP", customer: "Acme", owner: "Li Na", stage: "Lead", amount: null, currency: "", exchangeRate: null, created: null,
    expectedClose: null, closed: null, outcome: "open", lostIn: "", reason: "", competitor: "", source: "", notes: "", ...part,
  };
}

export function stage(name: string, order: number, kind: Stage["kind"] = "open"): Stage {
  return { name, order, kind, probability: null, targetDays: null, guidance: "" };
}

export function person(name: string, role = ""): Person {
  return { name, role, department: "", email: "", manager: "" };
}

export function snapshot(part: Partial<ProcessSnapshot> = {}): ProcessSnapshot {
  return {
    language: "en", isSample: false, isReadOnly: false, stages: [stage("Lead", 1), stage("Proposal", 2)], playbook: [], team: [person("Li Na"), person("Tom")],
    holidays: [], deals: [], tasks: [], history: [], activities: [], problems: [], ...part,
  };
}

/** A person of whom nothing is remembered but what is said here. */
export function preferences(part: Partial<Preferences>): Preferences {
  return {
    me: () => null, rememberMe: () => undefined, remindedOn: () => null, rememberReminded: () => undefined, arrangement: () => "date",
    rememberArrangement: () => undefined, dealsAs: () => "list", rememberDealsAs: () => undefined, followsSelection: () => false, rememberFollowing: () => undefined, ...part,
  };
}
