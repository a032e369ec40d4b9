import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coveredSeconds } from '../../src/core/policy/conclude.ts'
import { LICENCE_STATES } from '../../src/core/policy/facts.ts'
import { judge, judgePart } from '../../src/core/policy/judge.ts'
import type { TeachingSession, Verdict } from '../../src/core/policy/verdict.ts'
import { windows, windowsOf } from '../../src/core/policy/windows.ts'
import { ACTORS, CONTENTS, STAGES } from '../../src/core/registry/institution.ts'
import { addDays } from '../../src/core/time/civil-date.ts'
import { hours, milliseconds, minutes, seconds } from '../../src/core/time/duration.ts'
import { civilDateOf, type Instant, plus, startOfDay } from '../../src/core/time/instant.ts'
import { loadedLaw, shanghai } from '../build/law.ts'

const law = await loadedLaw()
const FROM = shanghai('2021-06-01T00:00:00')
const SPAN_SECONDS = Math.floor((shanghai('2027-12-31T00:00:00') - FROM) / 1_000)

const region = fc.constantFrom(
  ...['440100', '440300', '440307', '440600', '110000', '310000', '451000', '330100', '441900003'],
)
const instant = fc.integer({ min: 0, max: SPAN_SECONDS }).map((s) => plus(FROM, seconds(s)))
const session = fc
  .record({
    start: instant,
    length: fc.integer({ min: 2, max: 100_000 }),
    region,
    actor: fc.constantFrom(...ACTORS),
    stage: fc.constantFrom(...STAGES),
    content: fc.constantFrom(...CONTENTS),
  })
  .map(
    ({ length, ...rest }): TeachingSession => ({
      ...rest,
      end: plus(rest.start, seconds(length)),
    }),
  )

const secondsOf = (verdict: Verdict, kind: 'forbidden' | 'review'): number =>
  coveredSeconds(verdict.hits.filter((hit) => hit.verdict === kind))

test('splitting a session changes no forbidden and no review second of day and hour rules', () => {
  fc.assert(
    fc.property(session, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (whole, share) => {
      const length = whole.end - whole.start
      const middle = plus(whole.start, milliseconds(Math.max(1, Math.floor(length * share))))
      const all = judgePart(whole, law)
      const first = judgePart({ ...whole, end: middle }, law)
      const second = judgePart({ ...whole, start: middle }, law)
      for (const kind of ['forbidden', 'review'] as const) {
        expect(secondsOf(first, kind) + secondsOf(second, kind)).toBeCloseTo(
          secondsOf(all, kind),
          6,
        )
      }
    }),
    { numRuns: 1_000 },
  )
})

test('a lesson over the midnight on which a rule comes into force is forbidden from that midnight on', () => {
  const midnight = shanghai('2021-07-24T00:00:00')
  for (const content of ['subject', 'non-subject'] as const) {
    const lesson: TeachingSession = {
      start: plus(midnight, minutes(-30)),
      end: plus(midnight, minutes(20)),
      region: '440100',
      actor: 'licensed-online-non-subject',
      stage: 'preschool',
      content,
    }
    const [found] = judgePart(lesson, law).hits.filter(({ rule }) => rule === 'STG-PRE')
    expect(found).toMatchObject({ verdict: 'forbidden', from: midnight, seconds: 1_200 })
  }
})

test('a day later with the same facts of the day the verdict is the same', () => {
  let compared = 0
  fc.assert(
    fc.property(session, (one) => {
      const next = {
        ...one,
        start: plus(one.start, hours(24)),
        end: plus(one.end, hours(24)),
      }
      const [a, b] = [judge(one, law), judge(next, law)]
      const facts = (v: Verdict): string =>
        JSON.stringify([v.provisional, v.days.map((day) => day.kind)])
      fc.pre(facts(a) === facts(b))
      fc.pre(
        JSON.stringify(a.hits.map((h) => h.effectiveFrom)) ===
          JSON.stringify(b.hits.map((h) => h.effectiveFrom)),
      )
      compared += 1
      expect(b.verdict).toBe(a.verdict)
      expect(b.hits.map((hit) => [hit.rule, hit.seconds, hit.verdict])).toEqual(
        a.hits.map((hit) => [hit.rule, hit.seconds, hit.verdict]),
      )
    }),
    { numRuns: 500 },
  )
  expect(compared).toBe(500)
})

test('windows tile the time asked for, without gap or overlap, and neighbours differ', () => {
  fc.assert(
    fc.property(session, fc.integer({ min: 1, max: 20 * 86_400 }), (room, length) => {
      const to = plus(room.start, seconds(length))
      const found = windows(room.start, to, room.region, room.stage, room.actor, law, room.content)
      expect(found[0]?.start).toBe(room.start)
      expect(found.at(-1)?.end).toBe(to)
      found.forEach((window, i) => {
        expect(window.end).toBeGreaterThan(window.start)
        const next = found[i + 1]
        if (next === undefined) return
        expect(next.start).toBe(window.end)
        const same =
          [next.verdict, next.rule, next.kind].join() ===
          [window.verdict, window.rule, window.kind].join()
        expect(same).toBe(false)
      })
    }),
    { numRuns: 300 },
  )
})

const factsOverTime = fc.record(
  {
    licence: fc.constantFrom(...LICENCE_STATES),
    whiteListed: fc.boolean(),
    charged: fc.boolean(),
    schoolUse: fc.constantFrom('self-study', 'burdening'),
    form: fc.constantFrom('live', 'on-demand-recording'),
  },
  { requiredKeys: [] },
)

test('at any instant the window of an institution says what the judge says with all that is known of it', () => {
  fc.assert(
    fc.property(
      session,
      factsOverTime,
      factsOverTime,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (room, before, after, share) => {
        const to = plus(room.start, hours(72))
        const change = startOfDay(addDays(civilDateOf(room.start), 1))
        const factsAt = (instant: Instant) => (instant < change ? before : after)
        const at = plus(room.start, milliseconds(Math.floor((to - room.start) * share)))
        const end = plus(at, milliseconds(1)) as Instant
        const window = windowsOf({ ...room, end: to }, law, factsAt).find(
          (w) => w.start <= at && at < w.end,
        )
        const verdict = judgePart({ ...room, start: at, end }, law, factsAt(at))
        expect(window?.verdict).toBe(verdict.verdict)
      },
    ),
    { numRuns: 500 },
  )
})

test('at any instant the window says what the judge says', () => {
  fc.assert(
    fc.property(
      session,
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 5, maxLength: 5 }),
      (room, shares) => {
        const to = plus(room.start, hours(72))
        const found = windows(
          room.start,
          to,
          room.region,
          room.stage,
          room.actor,
          law,
          room.content,
        )
        for (const share of shares) {
          const at = plus(room.start, milliseconds(Math.floor((to - room.start) * share)))
          const end = plus(at, milliseconds(1)) as Instant
          const verdict = judgePart({ ...room, start: at, end }, law)
          const window = found.find((w) => w.start <= at && at < w.end)
          expect(window?.verdict).toBe(verdict.verdict)
          expect(window?.kind).toBe(verdict.days[0]?.kind)
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('what is not known is never permitted', () => {
  fc.assert(
    fc.property(session, (one) => {
      const verdict = judge(one, law)
      const covered = one.stage !== 'adult' && one.actor !== 'school'
      fc.pre(covered && one.start >= shanghai('2022-12-29T00:00:00'))
      const unsure = verdict.days.some((day) => day.kind === 'unknown') || verdict.provisional
      if (unsure) expect(verdict.verdict).not.toBe('permitted')
      if (unsure && verdict.provisional) expect(verdict.autoCut).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})
