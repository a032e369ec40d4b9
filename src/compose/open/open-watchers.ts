import type { Notice, Part } from '../../contracts/system.ts'
import { type DataSpace, inMebibytes, isScarce, SPACE_BOUNDS } from '../../core/data-space.ts'
import { type OverdueReport, overdueWords } from '../../core/patrol/overdue.ts'
import type { EnduringEvidenceStore, EvidenceStoreState } from '../../ports/evidence-store.ts'
import { keepClock } from '../clock-keeper.ts'
import type { Foundation } from '../foundation.ts'
import type { LegalTimeParts } from '../law/legal-time.ts'
import { watchPatrolLag } from '../patrol-lag.ts'
import type { Storage } from '../storage/storage.ts'
import { fileOf, sweepNotices } from '../sweep-notices.ts'
import { watchTakenOff } from './watch-taken-off.ts'

/** What watches the patrol itself: the clock, the age of looks, the evidence store. */
export type Watchers = {
  notices(): readonly Notice[]
  parts(): readonly Part[]
  clockSteps(): { readonly steps: number; readonly lastStepSeconds: number }
  /** `null`: this process does not plan, and another one watches. */
  overdue(): OverdueReport | null
  evidence(): EvidenceStoreState
  /** `null` where the database is on a server. */
  space(): DataSpace | null
}

const NAMED_AT_MOST = 3

function lostWords({ lost, lostFiles }: EvidenceStoreState): string {
  if (lost === 0) return ''
  const names = lostFiles.slice(0, NAMED_AT_MOST).join(', ')
  return `;${lost} 件已丢失 / ${lost} lost: ${names}${lost > NAMED_AT_MOST ? ' …' : ''}`
}

function evidencePart(state: EvidenceStoreState): Part {
  const { place, trouble, waiting, inMemory, lost } = state
  if (trouble === null && waiting === 0 && lost === 0) {
    return { name: 'evidence', ready: true, detail: place }
  }
  const kept = `${waiting} 件待存,其中内存 ${inMemory} 件 / ${waiting} kept aside, ${inMemory} of them in memory`
  const storing = waiting === 0 ? '可用 / takes files' : '正在补存 / storing what was kept aside'
  const detail = `${place}: ${trouble ?? storing};${kept}${lostWords(state)}`
  return { name: 'evidence', ready: false, detail }
}

/** Told by the process that plans, which alone watches it. */
function patrolPart(report: OverdueReport | null): readonly Part[] {
  if (report === null) return []
  const { rooms, late, budget, oldestSeconds } = report
  const detail = `${rooms} 间应巡 / rooms due, ${late + budget} 间逾期 / overdue (${budget} 因预算 / by budget), 最久 / oldest ${oldestSeconds} s`
  return [{ name: 'patrol', ready: late === 0, detail }]
}

function evidenceNotice({ place, trouble, waiting }: EvidenceStoreState): readonly Notice[] {
  if (trouble === null && waiting === 0) return []
  return [
    {
      code: 'evidence-aside',
      zh: `证据存储 ${place} 写不进去(${trouble ?? '正在补存'}):违规与告警照常,${waiting} 件证据暂存待补`,
      en: `the evidence store ${place} takes nothing (${trouble ?? 'storing again'}): violations and alerts go on, ${waiting} files are kept aside until it does`,
    },
  ]
}

function overdueNotice(report: OverdueReport | null): readonly Notice[] {
  const words = report === null ? null : overdueWords(report)
  return words === null ? [] : [{ code: 'rooms-overdue', ...words }]
}

function spaceNotice(space: DataSpace | null): readonly Notice[] {
  if (space === null || !isScarce(space.freeBytes)) return []
  const free = inMebibytes(space.freeBytes)
  const [warn, stop] = [inMebibytes(SPACE_BOUNDS.warnBytes), inMebibytes(SPACE_BOUNDS.stopBytes)]
  return [
    {
      code: 'disk-scarce',
      zh: `数据目录 ${space.folder} 所在磁盘只剩 ${free} MB(低于 ${warn} MB):低于 ${stop} MB 时数据库停止写入`,
      en: `the disk of the data folder ${space.folder} has ${free} MB left (below ${warn} MB): below ${stop} MB the database is not written`,
    },
  ]
}

/** Begins to watch; stops with the program. Whoever does not plan rooms does not read them all to learn their age either. */
export async function openWatchers(
  { clock, logger, closers }: Pick<Foundation, 'clock' | 'logger' | 'closers'>,
  {
    transactions,
    database,
  }: Pick<Storage, 'transactions'> & { readonly database: Pick<Storage['database'], 'space'> },
  legal: Pick<LegalTimeParts, 'judge' | 'sweeps' | 'politeness' | 'law'>,
  store: Pick<EnduringEvidenceStore, 'state'>,
  plans: boolean,
): Promise<Watchers> {
  const keeper = await keepClock({ clock, logger, transactions })
  closers.add('clock', () => keeper.stop())
  const lag = plans ? watchPatrolLag({ ...legal, clock, transactions, logger }) : null
  const watched = lag ?? watchTakenOff({ ...legal, clock, transactions, logger })
  closers.add('sweeps and age of looks', () => watched.stop())
  const overdue = () => lag?.report() ?? null
  return {
    notices: () => [
      ...keeper.notices(),
      ...evidenceNotice(store.state()),
      ...overdueNotice(overdue()),
      ...sweepNotices(watched.sweeps(), (name) => fileOf(legal.sweeps(), name)),
      ...spaceNotice(database.space()),
    ],
    parts: () => [evidencePart(store.state()), ...patrolPart(overdue())],
    clockSteps: () => keeper.figures(),
    overdue,
    evidence: () => store.state(),
    space: () => database.space(),
  }
}
