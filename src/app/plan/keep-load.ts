import {
  decideLoad,
  type LoadMemory,
  type LoadReading,
  type LoadRung,
  type LoadState,
  memoryOn,
} from '../../core/patrol/load/load-ladder.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { LOAD_MARK, readLoad } from './load-mark.ts'

export type KeepLoadDeps = { readonly clock: Clock; readonly transactions: Transactions }

export const LOAD_WORDS: Readonly<Record<LoadRung, { readonly zh: string; readonly en: string }>> =
  {
    none: {
      zh: '不降级，按各巡查的频率查看',
      en: 'nothing is eased: every room at its own cadence',
    },
    'calm-rooms-slower': {
      zh: '平静房间（未开播或未见违规，重点除外）查看间隔加倍',
      en: 'calm rooms (off air or clean, those of the tier key apart) are looked at half as often',
    },
    'calm-rooms-slowest': {
      zh: '平静房间查看间隔为四倍',
      en: 'calm rooms are looked at a quarter as often',
    },
    'smaller-pictures': {
      zh: '平静房间查看间隔为四倍，画面缩小后找字（台账记为粗看）',
      en: 'calm rooms are looked at a quarter as often, and their pictures are searched for text when made smaller (seen with less in the ledger)',
    },
    'fewer-lines': {
      zh: '平静房间查看间隔为四倍，画面缩小，且每次只读最大的几行字（台账记为粗看）',
      en: 'calm rooms are looked at a quarter as often, in smaller pictures, and only the largest new lines of each look are read (seen with less in the ledger)',
    },
    'lowest-tier-shed': {
      zh: '平静房间查看间隔为四倍，画面缩小且只读最大的几行字（台账记为粗看），低风险房间暂不查看（台账记为漏巡）',
      en: 'calm rooms are looked at a quarter as often, in smaller pictures and their largest lines alone (seen with less in the ledger), and rooms of the tier low are not looked at (missed in the ledger)',
    },
  }

/**
 * Decides how much the patrol does with less, and writes each step down: for all machines, and in the journal. Whoever else
 * has decided meanwhile is followed.
 */
export async function keepLoad(
  { clock, transactions }: KeepLoadDeps,
  memory: LoadMemory,
  reading: LoadReading,
): Promise<{ readonly load: LoadState; readonly memory: LoadMemory }> {
  return await transactions.run(async ({ patrolMarks, journal }) => {
    const load = await readLoad(patrolMarks)
    const known = memoryOn(memory, load)
    const at = clock.now()
    const decided = decideLoad(load, known, reading, { steady: clock.monotonic(), wall: at })
    if (decided.to === null) return { load, memory: decided.memory }
    const next: LoadState = { ...decided.to, before: load.rung, at }
    const { at: _, ...value } = next
    // Of two who plan, one takes the step.
    const mine = await patrolMarks.advance(LOAD_MARK, load.at, at)
    const first = !mine && (await patrolMarks.find(LOAD_MARK)) === null
    if (!mine && !first) return { load, memory: decided.memory }
    await patrolMarks.save(LOAD_MARK, { at, value })
    const { zh, en } = LOAD_WORDS[next.rung]
    const share = `${reading.late}/${reading.due}`
    await journal.append({
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: 'patrol:load',
      at,
      monotonic: clock.monotonic(),
      who: 'system',
      why: `巡查负荷调整（${share} 间来不及查看）：${zh}。The load of the patrol (${share} rooms late): ${en}.`,
      ruleVersion: null,
      data: { ...next, reading },
    })
    return { load: next, memory: { ...decided.memory, knownAt: at } }
  })
}
