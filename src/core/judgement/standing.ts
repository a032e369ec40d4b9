import type { Instant } from '../time/instant.ts'

/** What verdicts rest on besides law: the model, and the administrators' own words. */
export const JUDGEMENT_KINDS = ['own-words', 'model'] as const
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number]

/** A version that was handed in: of own words, or of a model. Never changed; named by the SHA-256 of `body`. */
export type JudgementVersion = {
  readonly kind: JudgementKind
  readonly sha256: string
  readonly name: string
  /** Canonical JSON. */
  readonly body: string
  /** How it was made and measured; `null` where nothing is said. */
  readonly report: unknown
  readonly at: Instant
  readonly who: string
  readonly why: string
}

/** That a version was put in force, or that the one in force was taken back. In order of `number`, from 1. */
export type JudgementChange = {
  readonly kind: JudgementKind
  readonly number: number
  readonly change: 'adopted' | 'withdrawn'
  /** The version adopted or withdrawn. */
  readonly sha256: string
  readonly at: Instant
  readonly who: string
  readonly why: string
}

/**
 * The versions that stand upon each other, the one in force last; empty: what the program came with. A withdrawal gives
 * back what was in force before.
 */
export function standing(changes: readonly JudgementChange[]): readonly string[] {
  const stack: string[] = []
  for (const { change, sha256 } of changes) {
    if (change === 'adopted') stack.push(sha256)
    else stack.pop()
  }
  return stack
}

/** `null`: what the program came with. */
export const inForce = (changes: readonly JudgementChange[]): string | null =>
  standing(changes).at(-1) ?? null
