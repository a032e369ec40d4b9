import { canonicalJson, type JsonValue } from './canonical-json.ts'

/** One field that is not what it was. What was not there, or is no longer there, is `null`. */
export type FieldChange = {
  /** Names of the fields on the way, joined by dots: `dossier.licence.number`. */
  readonly field: string
  readonly from: JsonValue
  readonly to: JsonValue
}

type Fields = Readonly<Record<string, JsonValue | undefined>>

const isFields = (value: JsonValue | undefined): value is Fields & JsonValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const same = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  canonicalJson(a ?? null) === canonicalJson(b ?? null)

/** Deeper than any record of the register: what strangers wrote into a journal cannot make this run for long. */
const DEEPEST = 6

/** What is different, by field, in the order of the names; lists are compared whole. A record without a value is empty. */
export function fieldChanges(
  before: Fields | null,
  after: Fields | null,
  path: readonly string[] = [],
): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].toSorted()
  return names.flatMap((name): readonly FieldChange[] => {
    const from = before?.[name]
    const to = after?.[name]
    if (same(from, to)) return []
    const inside = [...path, name]
    if (inside.length < DEEPEST && isFields(from) && isFields(to)) {
      return fieldChanges(from, to, inside)
    }
    return [{ field: inside.join('.'), from: from ?? null, to: to ?? null }]
  })
}
