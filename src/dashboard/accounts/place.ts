/** A place as it is chosen: by its code, known by its name. */
export type Place = { readonly code: string; readonly name: string }

export const placesOf = (codes: readonly string[], names: readonly string[]): readonly Place[] =>
  codes.map((code, index) => ({ code, name: names[index] ?? code }))
