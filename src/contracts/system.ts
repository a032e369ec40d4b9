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
  ]),
  zh: z.string(),
  en: z.string(),
})
export type Notice = z.infer<typeof notice>

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
    lastEventSequence: z.number().int(),
  })
  .meta({ id: 'SystemInfo' })
export type SystemInfo = z.infer<typeof systemInfo>

export const readiness = z
  .object({ ready: z.boolean(), parts: z.array(part), notices: z.array(notice) })
  .meta({ id: 'Readiness' })
