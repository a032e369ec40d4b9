import type { ReaderBench } from '../../app/readers/reader-bench.ts'
import type { Notice, Part } from '../../contracts/system.ts'
import type { Lack } from '../../core/patrol/crew/lacks.ts'
import type { Crew } from './keep-node.ts'
import { toldPart } from './part-words.ts'

const stagesIn = (lacks: readonly Lack[]): readonly string[] =>
  lacks.flatMap((lack) => (lack.kind === 'stage' ? [lack.stage] : []))

const lacks = (crew: Crew | null, kind: Lack['kind']): boolean =>
  crew?.lacks.some((lack) => lack.kind === kind) ?? false

/** Red while work is left that nobody takes; a browser that is lacking stops other rooms not. */
export function crewPart(crew: Crew | null): readonly Part[] {
  if (crew === null) return []
  const untaken = stagesIn(crew.lacks)
  const names = untaken.join(', ')
  const why = [
    ...(lacks(crew, 'worker') ? [{ zh: '没有活着的 worker', en: 'no worker is alive' }] : []),
    ...(untaken.length > 0
      ? [{ zh: `没有进程接的环节：${names}`, en: `taken by nobody: ${names}` }]
      : []),
  ]
  const { length } = crew.alive
  return [
    toldPart('nodes', why.length === 0, {
      zh: why.map(({ zh }) => zh).join('；') || `${length} 个进程`,
      en: why.map(({ en }) => en).join('; ') || `${length} processes`,
    }),
  ]
}

/** While its readers fail: whether others have its rooms, or nobody sees them. */
export function benchNotices(
  bench: Pick<ReaderBench, 'reads' | 'isBenched'> | undefined,
): readonly Notice[] {
  if (bench === undefined || bench.reads()) return []
  if (bench.isBenched()) {
    return [
      {
        code: 'reader-benched',
        zh: '本 worker 的识图进程失灵，不再接盯看，直播间已交给其他 worker；恢复后自动接回。原因见其 /readyz 与日志',
        en: 'the readers of this worker fail: it watches no rooms, others do, until they read again. /readyz and the log say why',
      },
    ]
  }
  return [
    {
      code: 'reader-blind',
      zh: '识图进程失灵，又没有别的 worker 能识图：直播间的画面无人读，记为看不见（recogniser-failed）。请尽快重启该 worker 或腾出内存，原因见其 /readyz 与日志',
      en: 'the readers fail and no other worker can read: rooms are unseen (recogniser-failed). Restart the worker or free memory at once; /readyz and the log say why',
    },
  ]
}

/** Each until somebody does it. */
export function crewNotices(crew: Crew | null): readonly Notice[] {
  const untaken = stagesIn(crew?.lacks ?? []).join(', ')
  const notices: readonly (Notice & { readonly told: boolean })[] = [
    {
      told: lacks(crew, 'scheduler'),
      code: 'no-scheduler',
      zh: '没有活着的 scheduler 进程：不再排计划，直播间不会被巡查。请启动 xuncha serve --roles scheduler',
      en: 'no scheduler is alive: nothing is planned and no room is patrolled. Start xuncha serve --roles scheduler',
    },
    {
      told: lacks(crew, 'worker'),
      code: 'no-worker',
      zh: '没有活着的 worker 进程：直播间无人查看，也不阻断、不告警。请启动 xuncha serve --roles worker',
      en: 'no worker is alive: nobody looks at rooms, nothing is cut and no alert goes out. Start xuncha serve --roles worker',
    },
    {
      told: lacks(crew, 'browser'),
      code: 'no-browser',
      zh: '没有一个 worker 的浏览器能启动：只登记了页面的直播间看不到，记为 unseen。原因见各 worker 的 /readyz',
      en: 'the browser starts on no worker: rooms known by their page alone are unseen. /readyz of each worker says why',
    },
    {
      told: untaken !== '',
      code: 'stage-untaken',
      zh: `没有一个 worker 接这些环节：${untaken}。请在某个 worker 的 XUNCHA_WORK 里加上，或不设 XUNCHA_WORK`,
      en: `no worker takes these stages: ${untaken}. Add them to XUNCHA_WORK of a worker, or leave it unset`,
    },
  ]
  return notices.filter(({ told }) => told).map(({ code, zh, en }) => ({ code, zh, en }))
}
