import type { Letter } from './letter.ts'

/** What names a letter and its version, beside what changed. */
export type LetterChange = Pick<Letter, 'id' | 'number' | 'status' | 'version'> & Partial<Letter>

const written = (value: unknown): string => JSON.stringify(value) ?? ''

function newOf(before: unknown, after: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(after)) return after
  const known = new Set(before.map(written))
  return after.filter((entry) => !known.has(written(entry)))
}

/**
 * What a step changed of a letter: of lists the entries that are new or different. The history has the letter whole once, as
 * it was issued; an hourly look must not write down all earlier looks again.
 */
export function changeOf(before: Letter, after: Letter): LetterChange {
  const { id, number, status, version } = after
  const changes = (Object.keys(after) as (keyof Letter)[])
    .filter((name) => written(before[name]) !== written(after[name]))
    .map((name) => [name, newOf(before[name], after[name])] as const)
  return { ...Object.fromEntries(changes), id, number, status, version }
}
