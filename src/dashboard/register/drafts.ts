/** What is typed in a form, by field. */
export type Draft = Readonly<Record<string, string | boolean | readonly (string | object)[]>>

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The fields in which two drafts differ. */
export const differing = (a: Draft, b: Draft): readonly string[] =>
  Object.keys(b).filter((name) => !same(a[name], b[name]))

/** The record as it was written, with what was typed while it was being saved. */
export const typedSince = <D extends Draft>(sent: D, typed: D, written: D): D => ({
  ...written,
  ...Object.fromEntries(differing(sent, typed).map((name) => [name, typed[name]])),
})
