import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { CUTS_FILE, type CutRules, DEFAULT_CUT_RULES } from '../../core/cuts/power/cut-rules.ts'
import type { EarlierCutRules, WrittenCutRules } from '../../core/cuts/power/loosened-rules.ts'
import { hours } from '../../core/time/duration.ts'
import { type Instant, instantOfEpochMilliseconds, later, minus } from '../../core/time/instant.ts'
import type { ScheduleStamp } from '../../ports/legal-schedules.ts'
import type { KeptChange } from './change-history.ts'
import { readCuts } from './read/read-cuts.ts'
import { folderOnDisk, withChanges } from './schedule-folder.ts'

/** Where it is kept who agreed to loosened rules of cutting, inside the schedules folder: a file each. */
const AGREED = 'history/agreed'
/** As long as rules of before can hold (`loosenedAfterMinutes`). */
const HELD_AT_MOST = hours(24 * 7)

const agreement = z.strictObject({ at: z.number(), who: z.string(), why: z.string() })

/** A text of cuts.yaml; `null`: it cannot be read, or there was no such file. */
async function rulesIn(folder: string, text: string | null): Promise<CutRules | null> {
  if (text === null) return DEFAULT_CUT_RULES
  const asItWas = withChanges(folderOnDisk(folder), new Map([[CUTS_FILE, text]]))
  const { cuts, problems } = await readCuts(asItWas, null)
  return problems.some(({ severity }) => severity === 'error') ? null : cuts
}

/** What stands in the file without having been written through the program, and what stood there before. */
async function changedByHand(
  folder: string,
  latest: KeptChange | undefined,
): Promise<readonly EarlierCutRules[]> {
  const left = latest?.files.find(({ file }) => file === CUTS_FILE)
  if (left === undefined || (await folderOnDisk(folder).read(CUTS_FILE)) === left.after) return []
  const rules = await rulesIn(folder, left.after)
  const found = await stat(`${folder}/${CUTS_FILE}`).catch(() => null)
  if (rules === null || found === null) return []
  const until = instantOfEpochMilliseconds(Math.round(found.mtimeMs))
  return [{ rules, until, changedBy: null }]
}

/** `null`: it cannot be read, and nobody is taken to have agreed. */
async function readAgreement(path: string): Promise<z.infer<typeof agreement> | null> {
  try {
    return agreement.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

async function agreedAt(folder: string): Promise<Instant | null> {
  const names = await readdir(`${folder}/${AGREED}`).catch(() => [])
  let last: Instant | null = null
  for (const name of names) {
    const kept = await readAgreement(`${folder}/${AGREED}/${name}`)
    if (kept === null) continue
    const at = instantOfEpochMilliseconds(kept.at)
    last = last === null ? at : later(last, at)
  }
  return last
}

/** `written`, with what stood in its place before. @param changes latest first */
export async function withEarlierCutRules(
  folder: string,
  written: CutRules,
  changes: readonly KeptChange[],
): Promise<WrittenCutRules> {
  const own = changes.filter(({ files }) => files.some(({ file }) => file === CUTS_FILE))
  const earlier = [...(await changedByHand(folder, own[0]))]
  const since = own[0] === undefined ? null : minus(own[0].at, HELD_AT_MOST)
  for (const { at, who, files } of own) {
    if (since === null || at < since) continue
    const before = files.find(({ file }) => file === CUTS_FILE)?.before ?? null
    const rules = await rulesIn(folder, before)
    if (rules !== null) earlier.push({ rules, until: at, changedBy: who })
  }
  return { written, earlier, agreedAt: await agreedAt(folder) }
}

/** Keeps that another person agreed to what is written. Returns the way back. */
export async function keepAgreement(
  folder: string,
  { at, who, why }: ScheduleStamp,
): Promise<() => Promise<void>> {
  await mkdir(`${folder}/${AGREED}`, { recursive: true, mode: 0o755 })
  const path = `${folder}/${AGREED}/${at}.yaml`
  await writeFile(path, JSON.stringify({ at, who, why }), { flush: true })
  await chmod(path, 0o644)
  return () => rm(path, { force: true })
}
