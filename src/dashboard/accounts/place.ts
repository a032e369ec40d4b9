/** A place as it is chosen: by its code, known by its name. */
export type Place = { readonly code: string; readonly name: string }

export const placesOf = (codes: readonly string[], names: readonly string[]): readonly Place[] =>
  codes.map((code, index) => ({ code, name: names[index] ?? code }))

/** The digits that codes of a place begin with: of 440100 it is 4401. */
const beginning = (code: string): string => code.replace(/^(..(?:..)??)(?:00)+$/, '$1')

/** Whether one of two places lies in the other. */
export function overlap(a: string, b: string): boolean {
  const [one, other] = [beginning(a), beginning(b)]
  return one.startsWith(other) || other.startsWith(one)
}
