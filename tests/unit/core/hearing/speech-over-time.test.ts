import { expect, it } from 'vitest'
import {
  addSpeech,
  addText,
  lettersIn,
  lettersUnderstood,
  NO_SPEECH,
  type SpeechOverTime,
  speechStands,
} from '../../../../src/core/hearing/speech-over-time.ts'
import { minutes } from '../../../../src/core/time/duration.ts'

/** Listenings, minute by share of speech. */
const heard = (all: readonly (readonly [minute: number, share: number])[], from = NO_SPEECH) =>
  all.reduce<SpeechOverTime>(
    (before, [minute, share]) => addSpeech(before, { steady: minutes(minute), share }),
    from,
  )
const eachMinute = (from: number, to: number, share = 0.8) =>
  Array.from({ length: to - from + 1 }, (_, i) => [from + i, share] as const)

it('twelve minutes of speech stand, eleven do not, and a pause of two minutes is one', () => {
  expect(speechStands(heard(eachMinute(0, 11)), minutes(11))).toBe(false)
  expect(speechStands(heard(eachMinute(0, 12)), minutes(12))).toBe(true)
  const paused = [...eachMinute(0, 5), [6, 0], [7, 0.1], ...eachMinute(8, 12)] as const
  expect(speechStands(heard(paused), minutes(12))).toBe(true)
})

it('music, silence and what nobody listened to are no speech', () => {
  expect(speechStands(heard(eachMinute(0, 30, 0.2)), minutes(30))).toBe(false)
  const broken = [...eachMinute(0, 6), ...eachMinute(10, 16)]
  expect(speechStands(heard(broken), minutes(16))).toBe(false)
  expect(
    speechStands(
      heard([
        [0, 1],
        [3, 1],
        [6, 1],
        [9, 1],
        [12, 1],
      ]),
      minutes(12),
    ),
  ).toBe(false)
  expect(speechStands(heard(eachMinute(0, 12)), minutes(16))).toBe(false)
})

it('words that can be judged begin the count anew; a name in a corner does not', () => {
  const speech = heard(eachMinute(0, 12))
  expect(addText(speech, lettersIn('张老师的直播间 12:30'))).toBe(speech)
  expect(addText(speech, lettersIn('一元二次方程'.repeat(5)))).toEqual(NO_SPEECH)
})

it.each([
  ['Thank you for watching! Please like and subscribe', 0],
  ['시청해 주셔서 감사합니다', 0],
  ['大家好欢迎来到直播间', 10],
  ['today 我们来做 a cake 好不好', 17],
])(
  'what an engine answers in another language is not taken for having understood: %s',
  (text, letters) => {
    expect(lettersUnderstood(text)).toBe(letters)
  },
)
