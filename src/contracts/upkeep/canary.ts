import { z } from 'zod'
import { bilingual, instantText } from '../primitives.ts'

const SIGHTS = ['seeing', 'blind', 'stalled', 'unknown', 'off'] as const
const KINDS = ['lesson', 'other'] as const
const SENSES = ['seen', 'heard'] as const
const STATES = [
  'waiting',
  'on-air',
  'found',
  'missed',
  'quiet',
  'false-alarm',
  'unseen',
  'abandoned',
] as const
const REACHES = ['nothing', 'let-go', 'probed', 'read', 'heard', 'violation', 'alert'] as const

/** What the pictures that the program shows itself say of the patrol, over the last week. */
export const canaryFigures = z
  .object({
    sight: z.enum(SIGHTS).describe('blind: the last lesson it showed itself was not found'),
    words: bilingual.nullable().describe('What is wrong; null while nothing is'),
    lessons: z.number().int(),
    found: z.number().int(),
    recall: z.number().nullable().describe('Found of all lessons, 0 to 1; null without any'),
    others: z.number().int().describe('Pictures that were no lesson'),
    falseAlarms: z.number().int(),
    medianSeconds: z.number().nullable().describe('From the begin of a lesson to its alert'),
    p95Seconds: z.number().nullable(),
    lastFoundAt: instantText.nullable(),
  })
  .meta({ id: 'CanaryFigures' })
export type WireCanaryFigures = z.infer<typeof canaryFigures>

/** The same of lessons that are only spoken. */
export const heardCanaryFigures = canaryFigures
  .extend({
    sight: z
      .enum([...SIGHTS, 'not-tried'])
      .describe('not-tried: nobody here can hear them, words says why; neither red nor green'),
    words: bilingual.nullable().describe('What is wrong, or why it is not tried; null: neither'),
  })
  .meta({ id: 'HeardCanaryFigures' })
export type WireHeardFigures = z.infer<typeof heardCanaryFigures>

const canaryRun = z
  .object({
    id: z.string(),
    kind: z.enum(KINDS),
    sense: z.enum(SENSES).describe('heard: its picture says nothing, it is spoken'),
    calibrates: z
      .boolean()
      .describe('It only tries whether the made voice is understood; its miss counts for nothing'),
    state: z.enum(STATES),
    begunAt: instantText.nullable(),
    alertedAt: instantText.nullable(),
    endedAt: instantText.nullable(),
    reached: z.enum(REACHES).nullable().describe('How far along the line it came'),
  })
  .meta({ id: 'CanaryRun' })

/** One that waits is not told: nobody is to know when it comes. */
export const canaryReport = z
  .object({
    figures: canaryFigures.describe('Of what is seen'),
    heard: heardCanaryFigures.describe('Of what is heard'),
    runs: z.array(canaryRun),
  })
  .meta({ id: 'CanaryReport' })
export type WireCanaryReport = z.infer<typeof canaryReport>
