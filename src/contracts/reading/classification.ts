import { z } from 'zod'
import {
  CLASSIFICATION_LABELS,
  CLASSIFIED_STAGES,
  DIMENSIONS,
  SUBJECTS,
} from '../words/vocabulary.ts'

const strength = z.number().min(0).max(1)

/** What the text on the pictures says the teaching is. `start`, `end`: UTF-16 offsets, half-open. */
export const classification = z
  .object({
    label: z.enum(CLASSIFICATION_LABELS),
    score: strength,
    subjects: z.array(z.object({ code: z.enum(SUBJECTS), score: z.number() })),
    stage: z.enum(CLASSIFIED_STAGES),
    dimensions: z.object({
      purpose: strength,
      content: strength,
      manner: strength,
      evaluation: strength,
    }),
    evidence: z.array(
      z.object({
        term: z.string(),
        dimension: z.enum(DIMENSIONS),
        start: z.number(),
        end: z.number(),
        weight: z.number(),
      }),
    ),
    modelVersion: z
      .string()
      .describe('The model; with +words. and the version where own words are in force'),
    topics: z
      .array(z.object({ name: z.string(), lesson: z.boolean(), belief: strength }))
      .optional()
      .describe('What it is about, the likeliest first; topics of less than 0.02 left out'),
    boilerplate: z
      .enum(['left-out', 'shared-out'])
      .optional()
      .describe(
        'Lines that stand on several screens of its session were not weighed, or for their share',
      ),
    grownUps: z
      .string()
      .optional()
      .describe('The course of grown-ups that the screen names, and no stage of school beside it'),
    foreignProse: z
      .literal(true)
      .optional()
      .describe('Prose in a foreign language that nothing says to be for pupils'),
    ownWords: z
      .object({
        version: z.string().describe('Of the set: the beginning of its SHA-256'),
        logOdds: z.number().describe('What they added together, at most 1 either way'),
        scoreWithout: strength,
        words: z.array(
          z.object({
            word: z.string(),
            term: z.string(),
            where: z.enum(['screen', 'title']),
            start: z.number(),
            end: z.number(),
            logOdds: z.number(),
          }),
        ),
      })
      .optional()
      .describe('Left out where no own word was met'),
  })
  .meta({ id: 'Classification' })
export type Classification = z.infer<typeof classification>
