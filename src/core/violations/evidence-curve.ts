import type { AddingUp } from '../lesson/adding-up/adding-up.ts'
import { PRESENT_ADDING_UP } from '../lesson/adding-up/adding-up-versions.ts'
import type { SessionEvidence } from '../lesson/session-evidence.ts'
import { believe, saidBy } from '../lesson/weighed-screens.ts'
import type { Instant } from '../time/instant.ts'
import { ruleOfTime } from './rule-of-time.ts'
import type { RecordedTrace, TracedLook } from './session-trace.ts'

/** A step of the belief that a lesson goes on, with the screen that made it. Log-odds. */
export type CurvePoint = {
  readonly at: Instant
  readonly sense: 'picture' | 'sound'
  /** sha256 of the kept frame; `null`: it was not kept, or was seen before the looks that were told. */
  readonly frame: string | null
  /** What was read or said; `null`: not known any more. */
  readonly text: string | null
  /** Calibrated belief that the screen by itself is a lesson, 0..1. */
  readonly score: number
  /** What it says for (above zero) or against; `null`: it was not weighed (no words, waiting, roll call, chat). */
  readonly says: number | null
  /** How far it is another screen than those before it, 0..1. */
  readonly weight: number
  readonly average: number
  /** The lesson that the screens share, where that speaks more than their mean; `null`: it does not. */
  readonly topic: string | null
}

/** More steps than this are no picture any more: every so-manieth is left out, never the last. */
const POINTS_AT_MOST = 240

const beliefOf = (logOdds: number): number => Math.round(10_000 / (1 + Math.exp(-logOdds))) / 10_000
const rounded = (value: number): number => Math.round(value * 1_000) / 1_000

/** The screens that had been weighed before the first look that was told. */
const earlierPoints = ({ screens }: SessionEvidence, rule: AddingUp): readonly CurvePoint[] =>
  screens.map((screen, place) => {
    const { average, topic = null } = believe(screens.slice(0, place + 1), screen.at, rule)
    return {
      at: screen.at,
      sense: screen.sense,
      frame: null,
      text: screen.text,
      score: beliefOf(screen.logOdds),
      says: rounded(saidBy(screen.logOdds, rule.screens)),
      weight: rounded(screen.weight),
      average: rounded(average),
      topic,
    }
  })

function pointOf(look: TracedLook, textOf: (frame: string) => string | null): CurvePoint | null {
  const { at, sense = 'picture', frame, text, score, belief } = look
  if (belief === undefined) return null
  const { average, screen, topic = null } = belief
  const weight = screen?.weight ?? 0
  const says = screen === null ? null : screen.says
  const words = frame === null ? text : textOf(frame)
  return { at, sense, frame, text: words, score, says, weight, average, topic }
}

/** The rule by which the curve is drawn, bars and all. */
export const curveRule = ([first]: readonly RecordedTrace[]): AddingUp =>
  first === undefined ? PRESENT_ADDING_UP : ruleOfTime(first.trace).by

/**
 * How the evidence of a session moved, oldest first, from the looks that were recorded with a violation. `textOf`: what
 * was read off a kept frame. Empty where an earlier version recorded them.
 */
export function evidenceCurve(
  rows: readonly RecordedTrace[],
  textOf: (frame: string) => string | null,
): readonly CurvePoint[] {
  const looks = rows.flatMap(({ trace }) => trace.looks)
  const [first] = rows
  const before = first?.trace.before ?? null
  const rule = curveRule(rows)
  const points = looks
    // A screen that stands takes one step, at the look that it came up in.
    .filter(({ changed }) => changed)
    .flatMap((look) => pointOf(look, textOf) ?? [])
  if (points.length === 0) return []
  const all = [...(before === null ? [] : earlierPoints(before.evidence, rule)), ...points]
  return thinned(all.toSorted((a, b) => a.at - b.at))
}

function thinned(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const every = Math.ceil(points.length / POINTS_AT_MOST)
  return points.filter((_, place) => (points.length - 1 - place) % every === 0)
}
