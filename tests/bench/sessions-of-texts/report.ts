import { PRESENT_ADDING_UP as RULE } from '../../../src/core/lesson/adding-up/adding-up-versions.ts'
import { addTextLook, NEW_TEXT_SESSION } from '../../../src/core/lesson/text-session.ts'
import { believe, logOddsOf, weighScreen } from '../../../src/core/lesson/weighed-screens.ts'
import { randomFrom } from '../../../src/core/seeded-random.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import { BETWEEN_LOOKS, LOOKS } from './looks.ts'
import type { Pool } from './read-sessions.ts'
import { share, spread } from './shares.ts'
import { LENGTH, type MadeSession, stringHalves, stringSessions } from './string-sessions.ts'
import { twoHalves } from './two-halves.ts'

const LESSONS_PER_POOL = 24
/** Of other things, pure and with quotations together: rare mistakes take many to be counted. */
const OTHERS_AT_LEAST = 4_000
const FALSE_SHARE = 0.002
const HALVES_SEED = 1_000

type Curve = readonly number[]

/** What the program's own fold makes of it. */
function asShipped({ screens, before }: MadeSession) {
  let session = NEW_TEXT_SESSION
  let at = 0
  for (const { text, classification } of screens) {
    for (let look = 0; look < LOOKS; look += 1) {
      at += BETWEEN_LOOKS
      session = addTextLook(session, {
        at: instantOfEpochMilliseconds(at),
        text,
        classification,
        changed: look === 0,
      })
    }
  }
  const begin = (before * LOOKS + 1) * BETWEEN_LOOKS
  const end = (before + LENGTH) * LOOKS * BETWEEN_LOOKS
  const [first] = session.segments
  const last = session.segments.at(-1)
  return {
    label: session.label,
    screensToOpening: session.screensToOpening === null ? null : session.screensToOpening - before,
    endErrorSeconds: last === undefined ? null : Math.abs(last.end - end) / 1_000,
    startErrorSeconds: first === undefined ? null : Math.abs(first.start - begin) / 1_000,
  }
}

/** The average after each screen, and the yardstick: a sum that grows for ever. */
function curvesOf({ screens }: MadeSession): { readonly average: Curve; readonly sum: Curve } {
  let weighed = weighScreen([], { ...EMPTY, at: instantOfEpochMilliseconds(0) }, RULE)
  let total = 0
  const average: number[] = []
  const sum: number[] = []
  for (const [place, { text, classification }] of screens.entries()) {
    const at = instantOfEpochMilliseconds(place * LOOKS * BETWEEN_LOOKS)
    weighed = weighScreen(weighed, { ...EMPTY, at, text, score: classification.score }, RULE)
    average.push(place === 0 ? Number.NEGATIVE_INFINITY : believe(weighed, at, RULE).average)
    total = Math.max(0, total + logOddsOf(classification.score, RULE.screens))
    sum.push(place === 0 ? Number.NEGATIVE_INFINITY : total)
  }
  return { average, sum }
}

const EMPTY = { after: null, text: '', score: 0, changed: true, sense: 'picture' } as const

type Judged = { readonly session: MadeSession; readonly highest: number; readonly curve: Curve }

function judged(sessions: readonly MadeSession[], of: 'average' | 'sum'): readonly Judged[] {
  return sessions.map((session) => {
    const curve = curvesOf(session)[of]
    return { session, highest: Math.max(...curve), curve }
  })
}

/** The threshold that `FALSE_SHARE` of the others exceed. */
function thresholdOf(all: readonly Judged[]): number {
  const others = all
    .filter(({ session }) => !session.lesson)
    .map(({ highest }) => highest)
    .toSorted((a, b) => b - a)
  return others[Math.floor(others.length * FALSE_SHARE)] ?? 0
}

function figures(opened: readonly { readonly lesson: boolean; readonly screens: number | null }[]) {
  const lessons = opened.filter(({ lesson }) => lesson)
  const others = opened.filter(({ lesson }) => !lesson)
  const within = (most: number): number =>
    share(
      lessons.filter(({ screens }) => screens !== null && screens <= most).length,
      lessons.length,
    )
  const wrong = others.filter(({ screens }) => screens !== null).length
  return {
    lessons: lessons.length,
    found: within(Number.POSITIVE_INFINITY),
    foundWithin3: within(3),
    foundWithin6: within(6),
    others: others.length,
    false: wrong,
    falseShare: share(wrong, others.length),
    falseAtMost95: upperBound(wrong, others.length),
  }
}

/** Upper end of the one-sided 95 % interval (Wilson, 1927). */
function upperBound(wrong: number, all: number): number {
  const z = 1.645
  const p = wrong / all
  const middle = p + (z * z) / (2 * all)
  const spread = z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all))
  return Math.round(((middle + spread) / (1 + (z * z) / all)) * 10_000) / 10_000
}

function atThreshold(all: readonly Judged[], threshold: number) {
  return figures(
    all.map(({ session, curve }) => {
      const place = curve.findIndex((value) => value > threshold)
      return {
        lesson: session.lesson,
        screens: place < 0 ? null : Math.max(1, place + 1 - session.before),
      }
    }),
  )
}

const sortOf = ({ name }: MadeSession): string => /^\w+(?=: )/.exec(name)?.[0] ?? 'pure'

export function report(pools: readonly Pool[], seed: number) {
  const sources = [...new Set(pools.map(({ source }) => source))].sort()
  const random = randomFrom(seed)
  const half = new Set(sources.filter(() => random() < 0.5))
  const otherPools = pools.filter(({ lesson }) => !lesson).length
  const perPool = {
    lessons: LESSONS_PER_POOL,
    others: Math.ceil(OTHERS_AT_LEAST / 2 / Math.max(1, otherPools)),
  }
  const strung = [true, false].map((first) =>
    stringSessions(
      pools.filter(({ source }) => half.has(source) === first),
      perPool,
      random,
    ),
  )
  const [fixedOn = [], judgedOn = []] = strung
  const byThreshold = (of: 'average' | 'sum') => {
    const threshold = thresholdOf(judged(fixedOn, of))
    return { threshold, ...atThreshold(judged(judgedOn, of), threshold) }
  }
  const all = strung.flat()
  const halves = stringHalves(pools, LESSONS_PER_POOL, randomFrom(seed + HALVES_SEED))
  const shipped = all.map((session) => ({ session, ...asShipped(session) }))
  const opened = shipped.map(({ session, label, screensToOpening }) => ({
    sort: sortOf(session),
    lesson: session.lesson,
    screens: label === 'lesson' ? (screensToOpening ?? 1) : null,
  }))
  const wrongKinds = new Map<string, number>()
  for (const { session, label } of shipped) {
    if (session.lesson || label !== 'lesson') continue
    wrongKinds.set(session.name, (wrongKinds.get(session.name) ?? 0) + 1)
  }
  const lessons = shipped.filter(({ session }) => session.lesson)
  const over = shipped.filter(({ session }) => sortOf(session) === 'over')
  return {
    sources: { fixedOn: half.size, judgedOn: sources.length - half.size },
    asShipped: Object.fromEntries(
      ['pure', 'quotes', 'interrupted', 'late', 'over'].map((sort) => [
        sort,
        figures(opened.filter((one) => one.sort === sort)),
      ]),
    ),
    review: shipped.filter(({ session, label }) => !session.lesson && label === 'review').length,
    startErrorSeconds: spread(lessons.map(({ startErrorSeconds }) => startErrorSeconds)),
    endErrorSeconds: spread(over.map(({ endErrorSeconds }) => endErrorSeconds)),
    withABreak: twoHalves(halves),
    thresholdFixedOnOtherSources: {
      average: byThreshold('average'),
      sumForEver: byThreshold('sum'),
    },
    openedWrongly: Object.fromEntries([...wrongKinds].toSorted((a, b) => b[1] - a[1]).slice(0, 30)),
  }
}
