import { method, type Member } from "../object-type";

/** The pair of methods that Office.js calls when the first handler of an event is added and the last removed. */
export function registration<T>(since: string, register: string, event: number, target: (object: T) => string): Record<string, Member<T>> {
  return {
    [register]: method<T>(since, (object, _args, session) => session.events.register(event, target(object))),
    [register.replace("_Register", "_Unregister")]: method<T>(since, (object, _args, session) => session.events.unregister(event, target(object))),
  };
}
