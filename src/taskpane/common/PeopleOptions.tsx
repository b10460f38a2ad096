/** The choice of everyone, beside people's names. No name begins with a blank, since cells are trimmed. */
export const EVERYONE = " everyone";

/** People to choose from in a list. */
export function PeopleOptions({ names }: { readonly names: readonly string[] }) {
  return names.map((name) => (
    <option key={name} value={name}>
      {name}
    </option>
  ));
}
