import assert from "node:assert/strict";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { localisedMetadata, type FunctionsMetadata } from "../../src/functions/localised-metadata";
import { LANGUAGES } from "../../src/process/language";
import * as functions from "../../src/functions/functions";
import chinese from "../../src/locales/zh-CN/functions.json";

interface Served extends FunctionsMetadata {
  functions: {
    id: string;
    name: string;
    description: string;
    options?: Record<string, unknown>;
    parameters: { name: string; description: string; optional?: boolean; dimensionality?: string }[];
    result: { dimensionality?: string };
  }[];
}

describe("the functions' metadata", () => {
  let english: Served;
  before(async () => {
    const { metadataJson, errors } = await generateCustomFunctionsMetadata(["src/functions/functions.ts"]);
    assert.deepEqual(errors, []);
    english = JSON.parse(metadataJson) as Served;
  });
  const signature = (name: string) => {
    const { parameters } = english.functions.find(({ id }) => id === name)!;
    return `${name}(${parameters.map((parameter) => (parameter.optional ? `[${parameter.name}]` : parameter.name)).join(", ")})`;
  };

  it("has every function, in the one order of arguments", () => {
    assert.equal(english.functions.length, Object.keys(functions).length);
    assert.deepEqual(english.functions.map(({ id }) => signature(id)), [
      "FUNNEL(data, [mode], [from], [to], [asOf], [stages], [headers])",
      "CONVERSION(data, fromStage, toStage, [mode], [from], [to], [asOf], [stages])",
      "DROPOFF(data, [stage], [measure], [mode], [from], [to], [asOf], [stages], [headers])",
      "STAGETIME(data, [stage], [measure], [mode], [from], [to], [asOf], [stages], [headers])",
      "CYCLE(data, [by], [measure], [from], [to], [headers])",
      "VELOCITY(data, [by], [measure], [from], [to], [headers])",
      "BOTTLENECK(data, [deals], [measure], [from], [to], [asOf], [stages], [headers])",
      "STALLED(data, [tasks], [measure], [mode], [asOf], [stages], [headers])",
      "PATHS(data, [measure], [from], [to], [asOf], [stages], [headers])",
      "COHORTS(data, [fromStage], [toStage], [measure], [from], [to], [asOf], [stages], [headers])",
      "OVERDUE(data, [asOf], [headers])",
      "REPS(data, [tasks], [from], [to], [asOf], [headers])",
      "WINRATE(data, [by], [measure], [from], [to], [headers])",
      "WHERE(data, column, value, [more])",
      "TABLE([name])",
      "CHECK(data, [stages], [headers])",
      "DEFINE(name)",
      "DUE(data, [days], [asOf], [headers])",
      "ONTIME(data, [by], [from], [to], [asOf], [headers])",
      "COMPLETION(data, [by], [from], [to], [headers])",
      "WORKLOAD(data, [from], [to], [asOf], [headers])",
      "REP(data, rep, measure, [from], [to], [asOf])",
      "FORECAST(data, [by], [measure], [from], [to], [stages], [headers])",
      "ATTAINMENT(data, [targets], [by], [measure], [from], [to], [headers])",
      "COVERAGE(data, [targets], [by], [measure], [from], [to], [headers])",
      "LOSSES(data, [by], [value], [measure], [from], [to], [headers])",
      "TREND(data, every, measure, [yearStart], [from], [to], [asOf], [stages], [headers])",
      "WHATIF(data, stage, [points], [days], [measure], [from], [to], [stages], [headers])",
    ]);
  });

  it("makes no function volatile, and only the handle streaming, which is told where its range stands", () => {
    for (const { id, options } of english.functions) {
      assert.deepEqual(options, id === "TABLE" ? { stream: true, requiresStreamParameterAddresses: true } : undefined, id);
    }
  });

  it("lets errors in, so that an answer can name the cell, and keeps entities out", () => {
    for (const language of LANGUAGES) {
      const { allowErrorForDataTypeAny, allowCustomDataForDataTypeAny } = localisedMetadata(english, language);
      assert.deepEqual([allowErrorForDataTypeAny, allowCustomDataForDataTypeAny], [true, false]);
    }
  });

  it("describes every function and parameter in Chinese, and translates neither ids nor names of functions", () => {
    const twin = localisedMetadata(english, "zh-CN");
    assert.deepEqual(twin.functions.map(({ id, name }) => [id, name]), english.functions.map(({ id, name }) => [id, name]));
    twin.functions.forEach((metadata, index) => {
      const original = english.functions[index]!;
      assert.match(metadata.description, /\p{Script=Han}/u);
      metadata.parameters.forEach((parameter, at) => {
        assert.match(parameter.name, /^\p{Script=Han}+$/u);
        assert.match(parameter.description, /\p{Script=Han}/u);
        assert.equal(parameter.optional, original.parameters[at]!.optional);
        assert.equal(parameter.dimensionality, original.parameters[at]!.dimensionality);
      });
    });
  });

  it("names arguments in Chinese as the messages do", () => {
    const names = chinese.argumentNames as Record<string, string>;
    localisedMetadata(english, "zh-CN").functions.forEach((metadata, index) =>
      metadata.parameters.forEach((parameter, at) => assert.equal(parameter.name, names[english.functions[index]!.parameters[at]!.name]))
    );
  });

  it("refuses to serve a function or a parameter without its texts", () => {
    const [first] = english.functions;
    assert.throws(() => localisedMetadata({ functions: [{ ...first!, id: "NEW" }] }, "zh-CN"), /NEW/u);
    assert.throws(() => localisedMetadata({ functions: [{ ...first!, parameters: [{ name: "extra" }] }] }, "zh-CN"), /extra/u);
  });
});
