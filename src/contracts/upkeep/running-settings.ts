import { z } from 'zod'
import { instantText, reasonText } from '../primitives.ts'

type Range = {
  readonly least: number
  readonly most: number
  /** Whether 0 is a value as well: without end. */
  readonly orZero?: true
}

/** What may be changed while the program runs: whole numbers of the unit in the name, from the least to the most. */
export const RUNNING_RANGES = {
  takeBackMinutes: { least: 1, most: 120 },
  sessionIdleMinutes: { least: 0, most: 1_440 },
  sessionHours: { least: 1, most: 720 },
  canaryMinutes: { least: 1, most: 1_440 },
  pictureMinutes: { least: 1, most: 1_440 },
  // Platforms keep their logs for 60 days: what is deleted sooner could still have been proved.
  suspectDays: { least: 60, most: 3_650 },
  // Six months: as long can a decision be brought to court.
  caseDays: { least: 184, most: 36_500, orZero: true },
  ledgerDays: { least: 62, most: 3_650 },
} as const satisfies Readonly<Record<string, Range>>

export type RunningName = keyof typeof RUNNING_RANGES
export const RUNNING_NAMES = Object.keys(RUNNING_RANGES) as readonly RunningName[]

const wish = ({ least, most, orZero }: Range) => {
  const within = z.int().min(least).max(most)
  return (orZero === true ? z.union([z.literal(0), within]) : within).nullable().optional()
}

const runningChange = z.strictObject({
  takeBackMinutes: wish(RUNNING_RANGES.takeBackMinutes).describe(
    '认定与排除的撤销时限，分钟；只对此后的决定有效 Minutes in which a decision can be taken back; of decisions from then on',
  ),
  sessionIdleMinutes: wish(RUNNING_RANGES.sessionIdleMinutes).describe(
    '无人操作多久后须重新登录，分钟；0 为不限 Minutes without anybody until a session ends; 0: never',
  ),
  sessionHours: wish(RUNNING_RANGES.sessionHours).describe(
    '登录后最长有效，小时；自下次登录起 Hours that a session lasts at most; from the next sign-in on',
  ),
  canaryMinutes: wish(RUNNING_RANGES.canaryMinutes).describe(
    '自检画面的平均间隔，分钟 Minutes from one picture of the self-check to the next, on average',
  ),
  pictureMinutes: wish(RUNNING_RANGES.pictureMinutes).describe(
    '下播后小图保留，分钟 Minutes that the small picture of a room off air is kept',
  ),
  suspectDays: wish(RUNNING_RANGES.suspectDays).describe(
    '未认定或已排除线索的证据保留，天 Days that evidence of what was dismissed or never confirmed is kept; shorter after 72 hours',
  ),
  caseDays: wish(RUNNING_RANGES.caseDays).describe(
    '归档案件的证据保留，天；0 为永久；改短 72 小时后生效 Days that evidence of archived cases is kept; 0: for good; shorter after 72 hours',
  ),
  ledgerDays: wish(RUNNING_RANGES.ledgerDays).describe(
    '台账明细保留，天 Days that the ledgers are kept in full',
  ),
})

export const runningSettingsInput = z
  .strictObject({
    change: runningChange.describe(
      '只写要改的；null：恢复启动时的值 Only what is changed; null: as it was started',
    ),
    reason: reasonText,
    expectedVersion: z
      .int()
      .min(0)
      .describe(
        '打开时的 version；已被他人修改则拒绝（overtaken） `version` when it was opened; refused where somebody was faster',
      ),
  })
  .meta({ id: 'ChangeRunningSettings' })
export type RunningSettingsInput = z.infer<typeof runningSettingsInput>

export const runningUndoInput = runningSettingsInput
  .omit({ change: true })
  .meta({ id: 'UndoRunningSettings' })
export type RunningUndoInput = z.infer<typeof runningUndoInput>

const name = z.string().describe('takeBackMinutes、sessionHours 等 As in the change')

export const runningSettings = z
  .object({
    version: z.int().describe('0：无人改过 Nobody ever changed any'),
    items: z.array(
      z.object({
        name,
        started: z
          .int()
          .nullable()
          .describe(
            '本进程启动时的值；null：启动时已关闭，不能在运行中打开 As this process was started; null: it was off, and cannot be turned on while it runs',
          ),
        wished: z.int().nullable().describe('null：无人改过 Nobody set it'),
        value: z.int().nullable().describe('现行值 What holds now'),
        least: z.int(),
        most: z.int(),
      }),
    ),
  })
  .meta({ id: 'RunningSettings' })
export type WireRunningSettings = z.infer<typeof runningSettings>

export const runningVersion = z
  .object({
    version: z.int(),
    at: instantText,
    who: z.string(),
    why: z.string(),
    undoes: z.int().nullable().describe('所撤销的版本 The version that it takes back'),
    changes: z.array(
      z.object({
        name,
        before: z.int().nullable().describe('null：启动时的值 As it was started'),
        after: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'RunningSettingsVersion' })
export type WireRunningVersion = z.infer<typeof runningVersion>
