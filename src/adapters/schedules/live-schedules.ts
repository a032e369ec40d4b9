import { CUTS_FILE } from '../../core/cuts/power/cut-rules.ts'
import type { WrittenCutRules } from '../../core/cuts/power/loosened-rules.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Sha256 } from '../../ports/hasher.ts'
import type { LegalSchedules, ScheduleChange } from '../../ports/legal-schedules.ts'
import { createChangeHistory, type KeptChange } from './change-history.ts'
import { draftChange } from './draft/draft-change.ts'
import { createEarlierCutRules } from './earlier-cut-rules.ts'
import { fingerprintOf } from './fingerprint.ts'
import { keepAgreement } from './kept-agreements.ts'
import { type LoadedSchedules, loadSchedules } from './load-schedules.ts'
import { folderOnDisk } from './schedule-folder.ts'
import { readYamlHere } from './yaml-file.ts'
import type { YamlReader } from './yaml-reading.ts'

/** What `refresh` found: `broken` keeps the law that was in force. */
export type Refreshed = 'same' | 'changed' | 'broken'

export type LiveSchedules = LegalSchedules & {
  readonly loaded: () => LoadedSchedules
  /** Reads the folder anew if a file in it was touched. Never throws for a broken folder. */
  refresh(now?: Instant): Promise<Refreshed>
}

const withoutTexts = ({ files, ...change }: KeptChange): ScheduleChange => ({
  id: change.id,
  at: change.at,
  who: change.who,
  why: change.why,
  kind: change.kind,
  undoes: change.undoes,
  files: files.map(({ file }) => file),
})

/** For a notice on a page: the first trouble, and where the others are told. */
function inShort(told: string): string {
  const [first = '', ...more] = told.split('\n')
  const others = '(还有，见 xuncha schedules check / and more, see xuncha schedules check)'
  return more.length === 0 ? first : `${first}${others}`
}

type State = {
  loaded: LoadedSchedules
  cutRules: WrittenCutRules
  fingerprint: string
  trouble: string | null
  brokenSince: Instant | null
}

type History = ReturnType<typeof createChangeHistory>
type Earlier = ReturnType<typeof createEarlierCutRules>

async function read(
  {
    folder,
    history,
    earlier,
  }: { readonly folder: string; readonly history: History; readonly earlier: Earlier },
  state: State,
  now: Instant | null,
): Promise<Refreshed> {
  const fingerprint = await fingerprintOf(folder)
  if (fingerprint === state.fingerprint) return 'same'
  const loaded = await loadSchedules(folder)
  state.fingerprint = fingerprint
  if (!loaded.ok) {
    state.trouble = inShort(loaded.fault.message)
    state.brokenSince ??= now
    return 'broken'
  }
  state.loaded = loaded.value
  state.cutRules = await earlier.with(loaded.value.cuts, await history.read())
  state.trouble = null
  state.brokenSince = null
  return 'changed'
}

/** One after the other, whatever comes of the one before. */
function inLine(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.catch(() => {})
    return mine
  }
}

/**
 * A schedules folder that is read anew when it changes and can be changed through the program. A folder that is broken
 * at the start is a fault; one that breaks later leaves the law as it was and says why in `trouble`. `readYaml` reads what
 * comes from outside; left out: in this process, for a command that has nothing else to do. `clock`: of who cuts by what is
 * written, and keeps what stood there before; left out: nothing is kept.
 */
export async function openLiveSchedules(
  folder: string,
  sha256: Sha256,
  readYaml: YamlReader = readYamlHere,
  clock?: Pick<Clock, 'now'>,
): Promise<Result<LiveSchedules>> {
  const history = createChangeHistory(folder)
  const earlier = createEarlierCutRules(folder, clock)
  await history.recover().catch(() => {})
  const fingerprint = await fingerprintOf(folder)
  const first = await loadSchedules(folder)
  if (!first.ok) return first
  const { cuts } = first.value
  const state: State = {
    loaded: first.value,
    cutRules: await earlier.with(cuts, await history.read()),
    fingerprint,
    trouble: null,
    brokenSince: null,
  }
  const refresh = (now: Instant | null) => read({ folder, history, earlier }, state, now)
  const queue = inLine()
  const versionOf = (text: string): string => sha256(text).slice(0, 16)
  const law = (): Law => state.loaded.law
  const fileOfSweep = (name: string): string | null =>
    state.loaded.sweeps.find((sweep) => sweep.name === name)?.file ?? null
  return succeed({
    loaded: () => state.loaded,
    law,
    trouble: () => state.trouble,
    brokenSince: () => state.brokenSince,
    refresh: (now) => queue(() => refresh(now ?? null)),
    draft: (document, who) =>
      queue(async () => {
        await refresh(null)
        const needs = {
          folder: folderOnDisk(folder),
          law: law(),
          fileOfSweep,
          history: document.kind === 'undo' ? await history.read() : [],
          sha256,
          readYaml,
        }
        return await draftChange(needs, document, who)
      }),
    apply: (draft, stamp) =>
      queue(async () => {
        const { kind, undoes, files } = draft
        const id = `${draft.id}-${stamp.at.toString(36)}`
        const change: KeptChange = { id, ...stamp, kind, undoes, files }
        const written = await history.write(change)
        if (!written.ok) return written
        await refresh(stamp.at)
        return succeed(withoutTexts(change))
      }),
    cutRules: () => state.cutRules,
    agreeToCutRules: (stamp, { version, changes }) =>
      queue(async () => {
        const text = await folderOnDisk(folder).read(CUTS_FILE)
        if (text === null || versionOf(text) !== version) return null
        const takeBack = await keepAgreement(folder, stamp, changes)
        await refresh(stamp.at)
        return async () => {
          await takeBack()
          await refresh(stamp.at)
        }
      }),
    sweeps: () => state.loaded.sweeps,
    fileText: (file) => folderOnDisk(folder).read(file),
    versionOf,
    changes: async () => (await history.read()).map(withoutTexts),
  })
}
