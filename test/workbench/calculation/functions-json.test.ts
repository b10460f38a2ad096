import assert from "node:assert/strict";
import { problemsOf } from "../../../src/workbench/calculation/functions-json";
import { FUNCTIONS } from "./book";

describe("functions.json", () => {
  it("of a sound add-in has no problems", () => assert.deepEqual(problemsOf(FUNCTIONS), []));

  it("is refused for what Excel would not register", () => {
    const functions = [
      { id: "A", name: "AB" },
      { id: "B", name: "1ST" },
      { id: "b", name: "SECOND" },
      { id: "", name: "THIRD" },
    ];
    assert.deepEqual(problemsOf({ functions }).map((problem) => problem.slice(0, 24)), [
      '"AB" is no name for a fu',
      '"1ST" is no name for a f',
      'The id "b" is there twic',
      "A function has no id.",
    ]);
    assert.deepEqual(problemsOf({} as never), ["functions.json has no list of functions."]);
  });
});
