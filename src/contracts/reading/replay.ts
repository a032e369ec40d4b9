import { z } from 'zod'
import { bilingual, instantText } from '../primitives.ts'

/** 直播变录播: what is on air was on air before, or repeats itself (docs/rules.md §3.1 D3, §3.2). */
export const replayFinding = z
  .object({
    kind: z.enum(['earlier-session', 'loop']),
    /** The session it repeats; its own for a loop. */
    sameAs: z.object({ roomId: z.string(), startedAt: instantText }),
    offsetSeconds: z
      .number()
      .describe('What is shown at second t was shown at second t + offset of that session'),
    scenes: z.number().int().describe('Different pictures that began at the same moment in both'),
    agreement: z.number().min(0).max(1),
    spanSeconds: z.number(),
    disguise: z.literal('D3'),
    signs: z.array(z.enum(['scheduled', 'collective', 'interaction'])),
    judgedAs: z.enum(['live', 'review']),
    words: bilingual,
  })
  .meta({ id: 'ReplayFinding' })
