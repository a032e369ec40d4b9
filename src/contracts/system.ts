import { z } from 'zod'
import { bilingual, instantText } from './primitives.ts'
import { canaryFigures, heardCanaryFigures } from './upkeep/canary.ts'

const PART_NAMES = [
  'database',
  'queue',
  'ffmpeg',
  'browser',
  'recogniser',
  'time-stamps',
  'hearing',
  'evidence',
  'journal',
  'patrol',
  'canaries',
  'alerts',
  'nodes',
] as const
export const partName = z.enum(PART_NAMES)

const ofNodes = z
  .array(z.string())
  .exactOptional()
  .describe(
    '哪些进程说的（机器名与进程号）；不列：本进程 Processes that say it of themselves, by name; left out: this one',
  )

/** Not ready is said with its reason, never left out. */
const part = z.object({
  name: partName,
  ready: z.boolean(),
  detail: z.string().describe('Version when ready, otherwise what is wrong'),
  words: bilingual
    .exactOptional()
    .describe('详情的两种语言；不列：其他版本的进程说的 The detail in each language'),
  nodes: ofNodes,
})
export type Part = z.infer<typeof part>

/** Worst first: those without which nobody looks, those that keep rooms from being looked at, those of one machine, the rest. */
const NOTICE_CODES = [
  'no-scheduler',
  'no-worker',
  'reader-blind',
  'rooms-overdue',
  'rooms-missed',
  'stage-untaken',
  'no-browser',
  'reader-benched',
  'nobody-reached',
  'fuse-blown',
  'ban-renewal-failing',
  'ban-lift-failing',
  'automatic-cut-refused',
  'automatic-cut-counting',
  'stream-in-two-regions',
  'patrol-eased',
  'goal-burning',
  'journal-altered',
  'journal-unsigned',
  'stamp-away',
  'stamp-untrue',
  'journal-unseen',
  'evidence-aside',
  'disk-scarce',
  'report-overdue',
  'report-due',
  'schedules-broken',
  'settings-unread',
  'model-unusable',
  'elsewhere',
  'clock-stepped',
  'channel-failing',
  'sweep-without-rooms',
  'sweep-taken-off',
  'model-outdated',
  'calendar-provisional',
] as const
export const noticeCode = z
  .enum(NOTICE_CODES)
  .describe('elsewhere：其他版本的进程说的 What a process of another release says')

/** What an administrator should know though the program is ready. */
const notice = z.object({
  code: noticeCode,
  zh: z.string(),
  en: z.string(),
  nodes: ofNodes,
})
export type Notice = z.infer<typeof notice>

/** A promise of the patrol over one span; `null` where no room was scheduled: that is no goal met. */
const goalFigures = z.object({
  window: z.enum(['5m', '30m', '1h', '6h', '3d']),
  scheduled: z.number().int().describe('应巡的 间·分钟 Room-minutes that sweeps had'),
  share: z.number().nullable(),
  burn: z.number().nullable().describe('1：恰好用完余量 Uses up exactly what the goal allows'),
})

const goal = z
  .object({
    name: z
      .enum(['known', 'seen'])
      .describe(
        'known：状态已知 neither missed nor unseen for our own reasons;seen：确实看到 really seen',
      ),
    objective: z.number(),
    windows: z.array(goalFigures),
    burning: z.enum(['fast', 'steady', 'slow']).nullable(),
  })
  .meta({ id: 'PatrolGoal' })
export type PatrolGoal = z.infer<typeof goal>

const workTaken = z.record(z.string(), z.number().int())

/** What an administrator wants a process to take, for as long as it runs. */
const workWish = z.object({
  version: z.number().int().describe('第几次修改 Which change of this start it is, from 1'),
  work: workTaken.nullable().describe('null：恢复启动时的值 As it started'),
  at: instantText,
  who: z.string(),
  why: z.string(),
})

/** A process of the installation, as it last said of itself. */
export const node = z.object({
  id: z.string().describe('每次启动一个 Of each start'),
  alive: z
    .boolean()
    .describe('false：已失联，一天后不再列出 It fell silent; forgotten after a day'),
  version: z.string().nullable(),
  name: z.string().describe('机器名与进程号 Name of its machine and number of its process'),
  roles: z.array(z.string()),
  abilities: z
    .object({
      decoder: z.string(),
      browser: z.boolean().nullable().describe('浏览器能否启动；null：尚未试过 Not tried yet'),
      readers: z.number().int().describe('识图进程数 Processes that read pictures'),
      reads: z
        .boolean()
        .exactOptional()
        .describe(
          'false：识图进程失灵，什么也看不见 They fail, it sees nothing; left out: not said',
        ),
      ears: z.boolean(),
    })
    .nullable()
    .describe('能用什么看；null：不看 What it can look with; null: it looks at nothing'),
  work: workTaken.describe('接哪些环节、同时几个 Stages that it takes, with how many at once'),
  startWork: workTaken
    .nullable()
    .describe('启动时的值；null：不能在运行中修改 As it started; null: it cannot be changed'),
  wish: workWish
    .nullable()
    .describe('管理员要求的；null：没有要求 What an administrator wants it to take; null: nothing'),
  load: z
    .object({
      jobs: z
        .record(z.string(), z.number().int())
        .describe('正在做的任务，按环节 Jobs under way, by stage'),
      memoryBytes: z.number().int().describe('进程本身的内存 Of the process itself'),
    })
    .nullable(),
  startedAt: instantText,
  seenAt: instantText,
})
export type WireNode = z.infer<typeof node>

export const systemInfo = z
  .object({
    version: z.string(),
    /** The clock everything is judged by; shifted during a drill. */
    now: instantText,
    clockShiftSeconds: z.number().describe('0 unless a drill clock runs'),
    rehearsal: z.boolean(),
    ruleVersion: z.string(),
    ready: z.boolean().describe('此处各部分是否都就绪 Whether all of the parts here are'),
    parts: z
      .array(part)
      .describe(
        '本进程的各部分，及其他进程未就绪的部分 Of this process, and of the others those that are not ready',
      ),
    notices: z
      .array(notice)
      .describe('所有进程的提示，最要紧的在前，各一次 Of all processes, once each, worst first'),
    canaries: canaryFigures
      .nullable()
      .describe('null where the program shows itself nothing, or nobody can say'),
    heardCanaries: heardCanaryFigures
      .nullable()
      .describe('声音的自检；null：同上 Of what is heard; null: as of canaries'),
    goals: z
      .array(goal)
      .nullable()
      .describe(
        '巡查目标，最差的在前；null：目前无人知道 Worst first; null: nobody knows at present',
      ),
    nodes: z
      .array(node)
      .describe(
        '同一数据库上的进程，失联一天以内的也在；空：目前无人知道 Processes of the database, also those that fell silent within a day; empty: nobody knows at present',
      ),
    lastEventSequence: z.number().int(),
  })
  .meta({ id: 'SystemInfo' })
export type SystemInfo = z.infer<typeof systemInfo>

export const readiness = z
  .object({ ready: z.boolean(), parts: z.array(part), notices: z.array(notice) })
  .meta({ id: 'Readiness' })
