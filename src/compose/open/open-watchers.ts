import { LOAD_WORDS } from '../../app/plan/keep-load.ts'
import type { GoalsNow } from '../../app/plan/read-goals.ts'
import type { KeepLivedTime } from '../../app/retention/keep-lived-time.ts'
import type { Bilingual as Words } from '../../contracts/primitives.ts'
import type { Notice, Part } from '../../contracts/system.ts'
import { type DataSpace, inMebibytes, isScarce, SPACE_BOUNDS } from '../../core/data-space.ts'
import { LOAD_RUNGS, type LoadState, NO_LOAD } from '../../core/patrol/load/load-ladder.ts'
import { NOTHING_OVERDUE, type OverdueReport, overdueWords } from '../../core/patrol/overdue.ts'
import { seconds } from '../../core/time/duration.ts'
import { formatInstant } from '../../core/time/instant.ts'
import { lengthWords } from '../../core/time/length-words.ts'
import type { EnduringEvidenceStore, EvidenceStoreState } from '../../ports/evidence-store.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { keepClock } from '../clock-keeper.ts'
import type { Foundation } from '../foundation.ts'
import type { LegalTimeParts } from '../law/legal-time.ts'
import { type MissedLately, watchPatrolLag } from '../patrol-lag.ts'
import { asIs, toldPart } from '../roles/part-words.ts'
import type { Storage } from '../storage/storage.ts'
import { fileOf, sweepNotices, titleOf } from '../sweep-notices.ts'
import { watchGoals } from './watch-goals.ts'
import { watchTakenOff } from './watch-taken-off.ts'

/** What watches the patrol itself: the clock, the age of looks, the evidence store. */
export type Watchers = {
  notices(): readonly Notice[]
  parts(): readonly Part[]
  clockSteps(): { readonly steps: number; readonly lastStepSeconds: number }
  /** `null`: this process does not plan, and another one watches. */
  overdue(): OverdueReport | null
  /** The rung of the ladder of load, 0 to 5; `null`: this process does not plan. */
  loadRung(): number | null
  /** Rooms that were scheduled and not looked at when the ledger was last accounted for. */
  missed(): number
  /** The goals of the patrol; `null`: nobody knows at present. */
  goals(): GoalsNow | null
  evidence(): EvidenceStoreState
  /** `null` where the database is on a server. */
  space(): DataSpace | null
}

const NAMED_AT_MOST = 3

function lostWords({ lost, lostFiles }: EvidenceStoreState): Words {
  if (lost === 0) return asIs('')
  const names = `${lostFiles.slice(0, NAMED_AT_MOST).join(', ')}${lost > NAMED_AT_MOST ? ' …' : ''}`
  return { zh: `；${lost} 件已丢失：${names}`, en: `; ${lost} lost: ${names}` }
}

function evidencePart(state: EvidenceStoreState): Part {
  const { place, trouble, waiting, inMemory, lost } = state
  if (trouble === null && waiting === 0 && lost === 0) {
    return toldPart('evidence', true, asIs(place))
  }
  const storing =
    waiting === 0
      ? { zh: '可用', en: 'takes files' }
      : { zh: '正在补存', en: 'storing what was kept aside' }
  const gone = lostWords(state)
  return toldPart('evidence', false, {
    zh: `${place}：${trouble ?? storing.zh}；${waiting} 件待存，其中内存 ${inMemory} 件${gone.zh}`,
    en: `${place}: ${trouble ?? storing.en}; ${waiting} kept aside, ${inMemory} of them in memory${gone.en}`,
  })
}

/** Told by the process that plans, which alone watches it. */
function patrolPart(report: OverdueReport | null): readonly Part[] {
  if (report === null) return []
  const { rooms, late, budget, oldestSeconds } = report
  const oldest = lengthWords(seconds(oldestSeconds))
  return [
    toldPart('patrol', late === 0, {
      zh: `${rooms} 间应巡，${late + budget} 间逾期（${budget} 间因平台预算），等得最久的已 ${oldest.zh}未看`,
      en: `${rooms} rooms due, ${late + budget} overdue (${budget} by budget), the oldest look ${oldest.en} ago`,
    }),
  ]
}

function evidenceNotice({ place, trouble, waiting }: EvidenceStoreState): readonly Notice[] {
  if (trouble === null && waiting === 0) return []
  return [
    {
      code: 'evidence-aside',
      zh: `证据存储 ${place} 写不进去（${trouble ?? '正在补存'}）：线索与告警照常，${waiting} 件证据暂存待补`,
      en: `the evidence store ${place} takes nothing (${trouble ?? 'storing again'}): violations and alerts go on, ${waiting} files are kept aside until it does`,
    },
  ]
}

function overdueNotice(report: OverdueReport | null): readonly Notice[] {
  const words = report === null ? null : overdueWords(report)
  return words === null ? [] : [{ code: 'rooms-overdue', ...words }]
}

function loadNotice(load: LoadState, { shed }: Pick<OverdueReport, 'shed'>): readonly Notice[] {
  if (load.rung === 'none') return []
  const { zh, en } = LOAD_WORDS[load.rung]
  const since = formatInstant(load.at)
  const left = shed === 0 ? { zh: '', en: '' } : { zh: `；现有 ${shed} 间`, en: `; ${shed} now` }
  return [
    {
      code: 'patrol-eased',
      zh: `巡查来不及，自 ${since} 起降级：${zh}${left.zh}`,
      en: `the patrol does not keep up and does with less since ${since}: ${en}${left.en}`,
    },
  ]
}

function missedNotice({ rooms, until }: MissedLately): readonly Notice[] {
  if (rooms === 0 || until === null) return []
  const at = formatInstant(until)
  return [
    {
      code: 'rooms-missed',
      zh: `${rooms} 间直播间应巡而未看（漏巡），台账记至 ${at}：漏巡不等于未见违规，也不是未排巡查`,
      en: `${rooms} rooms were scheduled and not looked at (missed in the ledger up to ${at}): that is neither clean nor out of schedule`,
    },
  ]
}

function spaceNotice(space: DataSpace | null): readonly Notice[] {
  if (space === null || !isScarce(space.freeBytes)) return []
  const free = inMebibytes(space.freeBytes)
  const [warn, stop] = [inMebibytes(SPACE_BOUNDS.warnBytes), inMebibytes(SPACE_BOUNDS.stopBytes)]
  return [
    {
      code: 'disk-scarce',
      zh: `数据目录 ${space.folder} 所在磁盘只剩 ${free} MB（低于 ${warn} MB）：低于 ${stop} MB 时数据库停止写入`,
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
    keepLived,
  }: { readonly transactions: Transactions } & {
    readonly database: Pick<Storage['database'], 'space'>
    readonly keepLived: KeepLivedTime
  },
  legal: Pick<LegalTimeParts, 'judge' | 'sweeps' | 'politeness' | 'law'>,
  store: Pick<EnduringEvidenceStore, 'state'>,
  plans: boolean,
): Promise<Watchers> {
  const keeper = await keepClock({ clock, logger, transactions, keepLived })
  closers.add('clock', () => keeper.stop())
  const lag = plans ? watchPatrolLag({ ...legal, clock, transactions, logger }) : null
  const watched = lag ?? watchTakenOff({ ...legal, clock, transactions, logger })
  closers.add('sweeps and age of looks', () => watched.stop())
  const goals = watchGoals({ clock, logger, transactions })
  closers.add('goals', () => goals.stop())
  const overdue = () => lag?.report() ?? null
  return {
    notices: () => [
      ...keeper.notices(),
      ...evidenceNotice(store.state()),
      ...overdueNotice(overdue()),
      ...loadNotice(lag?.load() ?? NO_LOAD, overdue() ?? NOTHING_OVERDUE),
      ...goals.notices(),
      ...missedNotice(lag?.missed() ?? { rooms: 0, until: null }),
      ...sweepNotices(watched.sweeps(), {
        placeOf: (name) => fileOf(legal.sweeps(), name),
        titleOf: (name) => titleOf(legal.sweeps(), name),
      }),
      ...spaceNotice(database.space()),
    ],
    parts: () => [evidencePart(store.state()), ...patrolPart(overdue())],
    clockSteps: () => keeper.figures(),
    overdue,
    loadRung: () => (lag === null ? null : LOAD_RUNGS.indexOf(lag.load().rung)),
    missed: () => lag?.missed().rooms ?? 0,
    goals: () => goals.report(),
    evidence: () => store.state(),
    space: () => database.space(),
  }
}
