import { stat } from 'node:fs/promises'
import { CUTS_FILE, type CutRules, DEFAULT_CUT_RULES } from '../../core/cuts/power/cut-rules.ts'
import type { EarlierCutRules, WrittenCutRules } from '../../core/cuts/power/loosened-rules.ts'
import { type Instant, instantOfEpochMilliseconds, minus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import { isBeingChanged, type KeptChange } from './change-history.ts'
import {
  firstSight,
  follow,
  HELD_AT_MOST,
  keepInForce,
  readInForce,
  type TextsInForce,
} from './edits-by-hand.ts'
import { readAgreements } from './kept-agreements.ts'
import { readCuts } from './read/read-cuts.ts'
import { folderOnDisk, withChanges } from './schedule-folder.ts'

/** So many changes are looked at however old they are: the clock may have been set between them. */
const LOOKED_AT_ANYWAY = 20

/** A text of cuts.yaml; `null`: it cannot be read, or there was no such file. */
async function rulesIn(folder: string, text: string | null): Promise<CutRules | null> {
  if (text === null) return DEFAULT_CUT_RULES
  const asItWas = withChanges(folderOnDisk(folder), new Map([[CUTS_FILE, text]]))
  const { cuts, problems } = await readCuts(asItWas, null)
  return problems.some(({ severity }) => severity === 'error') ? null : cuts
}

/** Who keeps nothing goes by the file. */
async function writtenAt(folder: string): Promise<Instant> {
  const found = await stat(`${folder}/${CUTS_FILE}`).catch(() => null)
  return instantOfEpochMilliseconds(Math.round(found?.mtimeMs ?? 0))
}

const isSame = (a: TextsInForce | null, b: TextsInForce): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

type Replaced = Omit<EarlierCutRules, 'rules'> & { readonly text: string | null }

/** @param own latest first */
function replacedThroughProgram(own: readonly KeptChange[]): readonly Replaced[] {
  const since = own[0] === undefined ? null : minus(own[0].at, HELD_AT_MOST)
  return own
    .filter(({ at }, place) => place < LOOKED_AT_ANYWAY || (since !== null && at >= since))
    .map(({ id, at, who, files }) => {
      const text = files.find(({ file }) => file === CUTS_FILE)?.before ?? null
      return { id, until: at, changedBy: who, text }
    })
}

/**
 * What stood in cuts.yaml before, of a folder: told by its history, and by what was seen in force. `clock`: of who keeps what
 * he sees there; left out: nothing is kept.
 */
export function createEarlierCutRules(folder: string, clock?: Pick<Clock, 'now'>) {
  /** Beside what is kept: a folder may be one that cannot be written. */
  let last: TextsInForce | null = null
  const textsInForce = async (own: readonly KeptChange[]): Promise<TextsInForce> => {
    const text = await folderOnDisk(folder).read(CUTS_FILE)
    const kept = await readInForce(folder)
    const known = kept ?? last ?? firstSight(own, text)
    const now = clock === undefined ? await writtenAt(folder) : clock.now()
    const found = follow(known, own, { text, now })
    if (await isBeingChanged(folder)) return found
    last = found
    if (clock !== undefined && !isSame(kept, found)) await keepInForce(folder, found)
    return found
  }
  return {
    /** `written`, with what stood in its place before. @param changes latest first */
    async with(written: CutRules, changes: readonly KeptChange[]): Promise<WrittenCutRules> {
      const own = changes.filter(({ files }) => files.some(({ file }) => file === CUTS_FILE))
      const { edits } = await textsInForce(own)
      const byHand = edits
        .map(({ id, before, until }) => ({ id, until, changedBy: null, text: before }))
        .toReversed()
      const earlier: EarlierCutRules[] = []
      for (const { text, ...replaced } of [...byHand, ...replacedThroughProgram(own)]) {
        const rules = await rulesIn(folder, text)
        if (rules !== null) earlier.push({ ...replaced, rules })
      }
      return { written, earlier, agreedTo: await readAgreements(folder) }
    },
  }
}
