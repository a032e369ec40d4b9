import { z } from 'zod'
import { CLASSIFICATION_LABELS } from '../../core/detection/classification.ts'
import type { NoOpinionReason, OpinionAnswer } from '../../core/detection/second-opinion.ts'

const ENVELOPE = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().max(4_000) }) })).min(1),
})

const OPINION = z.strictObject({
  label: z.enum(CLASSIFICATION_LABELS),
  score: z.number().min(0).max(1),
  reason: z.string().max(500),
})

/** Models like to wrap JSON into a code fence; nothing else may stand around it. */
const FENCED = /^```(?:json)?\s*\n?([\s\S]*?)\n?```$/

export const noOpinion = (reason: NoOpinionReason, detail: string): OpinionAnswer => ({
  kind: 'no-opinion',
  reason,
  detail: detail.slice(0, 200),
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The opinion in a chat completion; anything that is not exactly one is none. */
export function opinionIn(body: string): OpinionAnswer {
  const envelope = ENVELOPE.safeParse(parsed(body))
  const content = envelope.data?.choices[0]?.message.content.trim()
  if (content === undefined) return noOpinion('bad-answer', 'not a chat completion')
  const opinion = OPINION.safeParse(parsed(FENCED.exec(content)?.[1] ?? content))
  if (opinion.success) return { kind: 'opinion', ...opinion.data }
  const issue = opinion.error.issues[0]
  return noOpinion('bad-answer', `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
}
