import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  keptSpeech,
  NOTHING_HEARD,
  resumeSpeech,
  type SpeechCount,
} from '../../../../src/core/hearing/kept-speech.ts'
import { NO_SPEECH, speechStands } from '../../../../src/core/hearing/speech-over-time.ts'
import type { ClockReading } from '../../../../src/core/time/clock-step.ts'
import {
  type Duration,
  milliseconds,
  minutes,
  seconds,
} from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY_MORNING } from '../../../build/watch/heard.ts'

/** One machine has been up for days … */
const OLD: ClockReading = { wall: SATURDAY_MORNING, monotonic: milliseconds(4_321_000.731_25) }
/** … the other was started a moment ago. */
const YOUNG = (after: number): ClockReading => ({
  wall: plus(SATURDAY_MORNING, milliseconds(after)),
  monotonic: milliseconds(0.25),
})

const ago = (of: number): Duration => milliseconds(OLD.monotonic - of)
const SPOKEN: SpeechCount = {
  speech: { since: ago(minutes(11)), last: ago(seconds(30)), listenings: 11 },
  listenedAt: ago(seconds(20)),
  clippedAt: ago(minutes(1)),
}

const past = fc.double({ min: 0, max: minutes(60), noNaN: true })
const count = fc
  .record({
    last: fc.double({ min: 0, max: minutes(2), noNaN: true }),
    long: past,
    listenings: fc.integer({ min: 1, max: 200 }),
    listened: fc.option(past),
    clipped: fc.option(past),
  })
  .map(
    ({ last, long, listenings, listened, clipped }): SpeechCount => ({
      speech: { since: ago(last + long), last: ago(last), listenings },
      listenedAt: listened === null ? null : ago(listened),
      clippedAt: clipped === null ? null : ago(clipped),
    }),
  )

/** How long ago each moment is: what two machines have in common. */
const ages = ({ speech, listenedAt, clippedAt }: SpeechCount, { monotonic }: ClockReading) =>
  [speech.since, speech.last, listenedAt, clippedAt].map((one) =>
    one === null ? null : monotonic - one,
  )

it('whoever goes on from what was written down counts from the same moments, however long he has been up', () => {
  fc.assert(
    fc.property(count, fc.integer({ min: 0, max: seconds(59) }), (spoken, after) => {
      const now = YOUNG(after)
      const resumed = resumeSpeech(keptSpeech(spoken, OLD), now)
      expect(resumed.speech.listenings).toBe(spoken.speech.listenings)
      const before = ages(spoken, OLD)
      for (const [i, age] of ages(resumed, now).entries()) {
        const was = before[i] ?? null
        // The wall is read in whole milliseconds.
        if (was === null) expect(age).toBeNull()
        else expect(Math.abs((age ?? Number.NaN) - was - after)).toBeLessThanOrEqual(0.51)
      }
    }),
  )
})

it('what is written down twice is written down alike', () => {
  fc.assert(
    fc.property(count, (spoken) => {
      const kept = keptSpeech(spoken, OLD)
      const now = YOUNG(seconds(5))
      expect(keptSpeech(resumeSpeech(kept, now), now)).toEqual(kept)
    }),
  )
})

it('a clock that was set back leaves moments that have not come yet: they say nothing', () => {
  fc.assert(
    fc.property(count, fc.integer({ min: 1, max: minutes(180) }), (spoken, back) => {
      const now = YOUNG(-back)
      const resumed = resumeSpeech(keptSpeech(spoken, OLD), now)
      for (const age of ages(resumed, now)) expect(age ?? 0).toBeGreaterThanOrEqual(0)
      if (back > minutes(2)) expect(resumed.speech).toEqual(NO_SPEECH)
    }),
  )
  const hourBack = resumeSpeech(keptSpeech(SPOKEN, OLD), YOUNG(-minutes(60)))
  expect(hourBack).toEqual(NOTHING_HEARD)
})

it('speech that was last heard three minutes ago goes on, a moment later it is over; the clip was made all the same', () => {
  const kept = keptSpeech(SPOKEN, OLD)
  const [then, later] = [YOUNG(seconds(150)), YOUNG(seconds(151))]
  expect(resumeSpeech(kept, then).speech.listenings).toBe(11)
  const over = resumeSpeech(kept, later)
  expect(over.speech).toEqual(NO_SPEECH)
  expect(later.monotonic - (over.clippedAt ?? Number.NaN)).toBe(minutes(1) + seconds(151))
})

it('nothing that was written down, and nothing that was heard, are nothing', () => {
  expect(resumeSpeech(null, OLD)).toEqual(NOTHING_HEARD)
  expect(resumeSpeech(keptSpeech(NOTHING_HEARD, OLD), YOUNG(1))).toEqual(NOTHING_HEARD)
})

it('twelve minutes are twelve minutes, whichever of two workers listened to them', () => {
  const spoken = { ...SPOKEN, speech: { ...SPOKEN.speech, last: ago(0) } }
  const now = YOUNG(minutes(1))
  const { speech } = resumeSpeech(keptSpeech(spoken, OLD), now)
  const heard = { ...speech, last: now.monotonic, listenings: speech.listenings + 1 }
  expect(speechStands(speech, now.monotonic)).toBe(false)
  expect(speechStands(heard, now.monotonic)).toBe(true)
  const start: Instant | null = keptSpeech(spoken, OLD).since
  expect(start).toBe(plus(SATURDAY_MORNING, milliseconds(-minutes(11))))
})
