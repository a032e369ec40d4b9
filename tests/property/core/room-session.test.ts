import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../src/core/evidence/canonical-json.ts'
import {
  followLook,
  NEW_SESSION,
  type RoomSession,
  resumeSession,
  type SessionLook,
} from '../../../src/core/lesson/room-session.ts'
import { shiftSession } from '../../../src/core/lesson/shift-session.ts'
import type { TeachingSegment } from '../../../src/core/policy/classes/taught-segment.ts'
import { minutes, seconds } from '../../../src/core/time/duration.ts'
import { type Instant, instantOfEpochMilliseconds, plus } from '../../../src/core/time/instant.ts'
import { classification } from '../../build/classification.ts'

const START = instantOfEpochMilliseconds(1_760_000_000_000)

type Screen = 'slide' | 'waiting' | 'roll-call' | 'painting' | 'nothing' | 'unseen'
type Moment = { readonly after: number; readonly screen: Screen; readonly page: number }

const moment: fc.Arbitrary<Moment> = fc.record({
  after: fc.oneof(fc.integer({ min: 3, max: 20 }), fc.integer({ min: 20, max: 400 })),
  screen: fc.oneof(
    { weight: 6, arbitrary: fc.constant<Screen>('slide') },
    fc.constantFrom<Screen>('waiting', 'roll-call', 'painting', 'nothing', 'unseen'),
  ),
  page: fc.integer({ min: 0, max: 9 }),
})

const clean = { label: 'non-subject', score: 0.02, evidence: [] } as const
const SCREENS = {
  slide: { text: '例1 解方程 x²-5x+6=0', classification: classification() },
  waiting: { text: '直播即将开始，请稍候', classification: classification(clean) },
  'roll-call': { text: '课前点名 请同学们签到', classification: classification(clean) },
  painting: { text: '水彩画入门 静物写生', classification: classification(clean) },
  nothing: { text: '', classification: classification(clean) },
} as const

function lookOf({ screen, page }: Moment, at: Instant): SessionLook {
  if (screen === 'unseen') return { at, unseen: true }
  const shown = SCREENS[screen]
  const evidence = shown.classification.evidence.map((one) => ({ ...one, term: `方程${page}` }))
  return {
    at,
    changed: true,
    emptiness: 'has-content',
    text: shown.text,
    classification: { ...shown.classification, evidence },
  }
}

function looksOf(moments: readonly Moment[]): readonly SessionLook[] {
  let at = START
  return moments.map((one) => {
    at = plus(at, seconds(one.after))
    return lookOf(one, at)
  })
}

type Folded = {
  readonly session: RoomSession
  readonly segments: ReadonlyMap<number, TeachingSegment>
}

const NOTHING: Folded = { session: NEW_SESSION, segments: new Map() }

function fold(looks: readonly SessionLook[], from: Folded = NOTHING): Folded {
  return looks.reduce<Folded>((before, look) => {
    const { session } = followLook(before.session, look)
    const { segment } = session
    const segments =
      segment === null ? before.segments : new Map([...before.segments, [segment.start, segment]])
    return { session, segments }
  }, from)
}

const many = fc.array(moment, { minLength: 1, maxLength: 60 })

describe('what the looks at a room add up to', () => {
  it('is the same whether one watch or two looked, wherever the watch changed hands', () => {
    fc.assert(
      fc.property(many, fc.nat(60), (moments, cut) => {
        const looks = looksOf(moments)
        const first = fold(looks.slice(0, cut))
        const next = looks[cut]
        if (next === undefined) return
        // As a database gives it back, and as the next watch takes it up.
        const kept = JSON.parse(canonicalJson(first.session)) as RoomSession
        const resumed = resumeSession(kept, next.at)
        const second = fold(looks.slice(cut), { session: resumed, segments: first.segments })
        expect([...second.segments.values()]).toEqual([...fold(looks).segments.values()])
      }),
    )
  })

  it('lengthens no segment by what could not be seen', () => {
    fc.assert(
      fc.property(
        many,
        fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 20 }),
        (moments, blind) => {
          const before = fold(looksOf(moments))
          const end = before.session.evidence.lastLookAt ?? START
          const unseen = blind.map(
            (after): SessionLook => ({ at: plus(end, seconds(after)), unseen: true }),
          )
          const after = fold(
            unseen.toSorted((a, b) => a.at - b.at),
            before,
          )
          expect(after.segments).toEqual(before.segments)
        },
      ),
    )
  })
})

describe('a segment of teaching', () => {
  it('begins and ends at looks that showed teaching, apart from the next', () => {
    fc.assert(
      fc.property(many, (moments) => {
        const looks = looksOf(moments)
        const taught = new Set(
          looks.filter((_, place) => moments[place]?.screen === 'slide').map(({ at }) => at),
        )
        const segments = [...fold(looks).segments.values()]
        for (const [place, { start, end, uncertaintySeconds }] of segments.entries()) {
          expect(taught.has(start) && taught.has(end)).toBe(true)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(uncertaintySeconds).toBeGreaterThanOrEqual(2)
          expect(uncertaintySeconds).toBeLessThanOrEqual(62)
          const next = segments[place + 1]
          if (next !== undefined) expect(next.start).toBeGreaterThan(end)
        }
      }),
    )
  })

  it('holds no pause of three minutes', () => {
    fc.assert(
      fc.property(many, (moments) => {
        const looks = looksOf(moments)
        const taught = looks
          .filter((_, place) => moments[place]?.screen === 'slide')
          .map(({ at }) => at)
        for (const { start, end } of fold(looks).segments.values()) {
          const within = taught.filter((at) => at >= start && at <= end)
          const pauses = within.slice(1).map((at, place) => at - (within[place] ?? at))
          expect(Math.max(0, ...pauses)).toBeLessThan(minutes(3))
        }
      }),
    )
  })
})

describe('a watch begins anew', () => {
  const kept = fold(looksOf([{ after: 5, screen: 'slide', page: 1 }])).session
  const last = kept.evidence.lastLookAt ?? START

  it('when what was kept is older than the pause of a lesson', () => {
    expect(resumeSession(kept, plus(last, minutes(4)))).toEqual(NEW_SESSION)
  })

  it('when what was kept is from the future, as after a rehearsal with a shifted clock', () => {
    expect(resumeSession(kept, plus(last, seconds(-1)))).toEqual(NEW_SESSION)
  })

  it('not when it follows at once', () => {
    expect(resumeSession(kept, plus(last, seconds(5)))).toEqual(kept)
  })
})

it('is the same session on a clock that was set: what was believed stays believed, and new looks are new', () => {
  const by = fc.constantFrom(-1, -60, -3_540, -10_800, 86_400)
  fc.assert(
    fc.property(
      fc.array(moment, { minLength: 2, maxLength: 30 }),
      fc.nat(),
      by,
      (moments, cut, step) => {
        const looks = looksOf(moments)
        const middle = cut % looks.length
        const plain = looks.reduce(
          (session, look) => followLook(session, look).session,
          NEW_SESSION,
        )
        const before = looks
          .slice(0, middle)
          .reduce((session, look) => followLook(session, look).session, NEW_SESSION)
        const set = looks
          .slice(middle)
          .map((look) => ({ ...look, at: plus(look.at, seconds(step)) }))
          .reduce(
            (session, look) => followLook(session, look).session,
            shiftSession(before, seconds(step)),
          )
        expect(canonicalJson(set)).toBe(canonicalJson(shiftSession(plain, seconds(step))))
      },
    ),
  )
})
