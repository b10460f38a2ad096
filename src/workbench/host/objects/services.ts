import { HostObject, method, objectType, type ObjectType } from "../object-type";
import type { FunctionResult, Host } from "../host";

interface Service {
  readonly host: Host;
}

/** The answers of custom functions arrive here. */
const CUSTOM_FUNCTIONS: ObjectType<Service> = objectType<Service>("CustomFunctions", {
  _SetOsfControlContainerReadyForCustomFunctions: method("1.1", () => null),
  _GetEnabledFeatures: method("1.1", () => []),
  setInvocationArrayResults: method("1.1", ({ host }, [results]) => {
    host.functionResults(results as FunctionResult[]);
    return null;
  }),
});

const SERVICES: Readonly<Record<string, ReturnType<typeof objectType<Service>>>> = {
  "Microsoft.ExcelServices.CustomFunctions": CUSTOM_FUNCTIONS,
};

/** A service by its type name; null when the host has none of that name. */
export function services(typeName: string, host: Host): HostObject | null {
  const type = SERVICES[typeName];
  return type ? HostObject.of(type, { host }) : null;
}
