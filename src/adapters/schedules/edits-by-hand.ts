import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { CUTS_FILE } from '../../core/cuts/power/cut-rules.ts'
import { hours } from '../../core/time/duration.ts'
import { type Instant, instantOfEpochMilliseconds, later, minus } from '../../core/time/instant.ts'
import type { KeptChange } from './change-history.ts'

/** The text of cuts.yaml that was last in force, and what was put in place of others with an editor. */
const IN_FORCE = 'history/cuts-in-force.json'
/** As long as rules of before can hold (`loosenedAfterMinutes`). */
export const HELD_AT_MOST = hours(24 * 7)

const instant = z.number().transform(instantOfEpochMilliseconds)

const kept = z.strictObject({
  /** `null`: there was no such file. */
  text: z.string().nullable(),
  /** The latest change of the history that it follows. */
  change: z.string().nullable(),
  /** How many edits by hand there ever were: each has a name of its own. */
  count: z.int(),
  edits: z.array(z.strictObject({ id: z.string(), before: z.string().nullable(), until: instant })),
})

export type TextsInForce = z.output<typeof kept>

/** What is known of a file that was never looked at: what the program wrote last, or what stands in it. */
export function firstSight(own: readonly KeptChange[], text: string | null): TextsInForce {
  const left = own[0]?.files.find(({ file }) => file === CUTS_FILE)
  const change = own[0]?.id ?? null
  return { text: left === undefined ? text : left.after, change, count: 0, edits: [] }
}

function withEdit(known: TextsInForce, text: string | null, until: Instant): TextsInForce {
  if (known.text === text) return known
  const count = known.count + 1
  const edit = { id: `by-hand-${count}-${until.toString(36)}`, before: known.text, until }
  return { ...known, text, count, edits: [...known.edits, edit] }
}

/** Changes that were made since, first ones first. */
function changesSince(own: readonly KeptChange[], id: string | null): readonly KeptChange[] {
  const place = id === null ? own.length : own.findIndex((change) => change.id === id)
  return place < 0 ? [] : own.slice(0, place).toReversed()
}

/** Edits that may hold still: an edit is over when a later one is younger by more than a wait can be. */
function withoutOver(known: TextsInForce): TextsInForce {
  const [first, ...others] = known.edits.map(({ until }) => until)
  if (first === undefined) return known
  const since = minus(others.reduce(later, first), HELD_AT_MOST)
  const edits = known.edits.filter(
    ({ until }, at) => until >= since || known.edits.length - at < 50,
  )
  return { ...known, edits }
}

/**
 * What is known once `text` stands in the file: between what was in force and it lie the changes of the history, and whatever
 * those do not tell was written by hand.
 * @param own changes of the file, latest first
 */
export function follow(
  known: TextsInForce,
  own: readonly KeptChange[],
  { text, now }: { readonly text: string | null; readonly now: Instant },
): TextsInForce {
  let so = known
  for (const { id, at, files } of changesSince(own, known.change)) {
    const one = files.find(({ file }) => file === CUTS_FILE)
    if (one === undefined) continue
    so = { ...withEdit(so, one.before, at), text: one.after, change: id }
  }
  return withoutOver(withEdit(so, text, now))
}

/** `null`: there is none, or it cannot be read. */
export async function readInForce(folder: string): Promise<TextsInForce | null> {
  try {
    return kept.parse(JSON.parse(await readFile(`${folder}/${IN_FORCE}`, 'utf8')))
  } catch {
    return null
  }
}

/** A folder that cannot be written keeps nothing: what is known lasts as long as this process. */
export async function keepInForce(folder: string, known: TextsInForce): Promise<void> {
  const path = `${folder}/${IN_FORCE}`
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await mkdir(`${folder}/history`, { recursive: true, mode: 0o755 })
    await writeFile(temporary, JSON.stringify(known), { flush: true })
    await chmod(temporary, 0o644)
    await rename(temporary, path)
  } catch {}
}
