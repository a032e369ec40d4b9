import { z } from 'zod'
import { instantText } from './primitives.ts'

const count = z.number().int().min(0)

const cases = z.object({ lessons: count, others: count })

const measured = z.object({
  texts: count,
  lessonsFound: count,
  othersClean: count,
  accused: count.describe('Others taken for lessons'),
  missed: count.describe('Lessons taken for something else'),
  logLoss: z.number().describe('Nats; lower is better'),
})

const compared = z.object({ before: measured, after: measured })

/** How a candidate was learned from corrections, and how it stands to what it was not learned from. */
export const learnReport = z
  .object({
    base: z.string(),
    candidate: z.string(),
    seed: z.number().int(),
    cases,
    texts: count,
    heldOut: compared.extend({ cases }),
    learned: compared,
    guard: compared.describe('Screens of our own that come with the program'),
    moved: z.object({
      share: z.number().min(0).max(1),
      bias: z.number(),
      terms: count,
      pieces: count,
      mostMoved: z.array(z.object({ term: z.string(), by: z.number() })),
    }),
  })
  .meta({ id: 'LearnReport' })

export const correctionsQuery = z.object({
  from: instantText.optional(),
  to: instantText.optional(),
})

/** Texts of decided cases, personal data masked: what `xuncha learn` learns from. */
export const correctionList = z
  .object({
    items: z.array(
      z.object({
        caseId: z.string(),
        text: z.string(),
        title: z.string().nullable(),
        pageText: z.string().nullable(),
        lesson: z.boolean(),
      }),
    ),
    nextCursor: z.null(),
    leftOut: count.describe('Older cases that are not among them: the newest 2,000 are'),
    withoutContext: count.describe(
      'Cases among them whose title and page text were kept and could not be read',
    ),
  })
  .meta({ id: 'CorrectionList' })
