import { z } from 'zod'
import { instantText } from './primitives.ts'
import { canaryFigures } from './upkeep/canary.ts'

const PART_NAMES = [
  'database',
  'queue',
  'ffmpeg',
  'browser',
  'recogniser',
  'hearing',
  'evidence',
  'patrol',
  'canaries',
  'nodes',
] as const

/** Not ready is said with its reason, never left out. */
const part = z.object({
  name: z.enum(PART_NAMES),
  ready: z.boolean(),
  detail: z.string().describe('Version when ready, otherwise what is wrong'),
})
export type Part = z.infer<typeof part>

/** What an administrator should know though the program is ready. */
const notice = z.object({
  code: z.enum([
    'calendar-provisional',
    'schedules-broken',
    'clock-stepped',
    'evidence-aside',
    'model-outdated',
    'model-unusable',
    'rooms-overdue',
    'rooms-missed',
    'patrol-eased',
    'disk-scarce',
    'sweep-taken-off',
    'sweep-without-rooms',
    'no-scheduler',
    'no-worker',
    'no-browser',
    'stage-untaken',
  ]),
  zh: z.string(),
  en: z.string(),
})
export type Notice = z.infer<typeof notice>

/** A process of the installation, as it last said of itself. */
const node = z.object({
  name: z.string().describe('机器名与进程号 Name of its machine and number of its process'),
  roles: z.array(z.string()),
  abilities: z
    .object({
      decoder: z.string(),
      browser: z.boolean().nullable().describe('浏览器能否启动;null:尚未试过 Not tried yet'),
      readers: z.number().int().describe('识图进程数 Processes that read pictures'),
      ears: z.boolean(),
    })
    .nullable()
    .describe('能用什么看;null:不看 What it can look with; null: it looks at nothing'),
  work: z
    .record(z.string(), z.number().int())
    .describe('接哪些环节、同时几个 Stages that it takes, with how many at once'),
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
    ready: z.boolean(),
    parts: z.array(part),
    notices: z.array(notice),
    canaries: canaryFigures
      .nullable()
      .describe('null where the program shows itself nothing, or nobody can say'),
    nodes: z
      .array(node)
      .describe(
        '同一数据库上活着的进程;内置数据库为空 Living processes of the database; none with the embedded one',
      ),
    lastEventSequence: z.number().int(),
  })
  .meta({ id: 'SystemInfo' })
export type SystemInfo = z.infer<typeof systemInfo>

export const readiness = z
  .object({ ready: z.boolean(), parts: z.array(part), notices: z.array(notice) })
  .meta({ id: 'Readiness' })
