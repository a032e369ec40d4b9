import { expect, test } from 'vitest'
import type { EvidenceFrame } from '../../../src/contracts/evidence.ts'
import { loudestWords, wordsOf } from '../../../src/dashboard/lib/dimension-words.ts'
import { framesOf, mostConvincing, voiceOf } from '../../../src/dashboard/lib/evidence-frames.ts'
import { highlight } from '../../../src/dashboard/lib/highlight.ts'
import {
  addsOnly,
  broughtAbout,
  foldHistory,
  personOf,
} from '../../../src/dashboard/lib/violations/fold-history.ts'
import { historyLine } from '../../build/dashboard/fixture-state.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'

const line = (text: string, ...weights: number[]) => ({
  text,
  confidence: 0.9,
  box: { x: 0, y: 0, width: 10, height: 10 },
  matches: weights.map((weight) => ({ term: text, dimension: 'content' as const, weight })),
})
const frame = (id: string, at: string, ...lines: EvidenceFrame['lines']): EvidenceFrame => ({
  id,
  kind: 'frame',
  sha256: 'a'.repeat(64),
  at,
  url: `/${id}`,
  perceptualHash: '0',
  width: 1280,
  height: 720,
  engine: null,
  lines,
})

test('a line with a word for it is strong even if another word speaks against', () => {
  expect(voiceOf(line('方程', 1, -0.5))).toBe('for')
  expect(voiceOf(line('兴趣', -0.3))).toBe('against')
  expect(voiceOf(line('直播间'))).toBe('none')
})

test('frames stand in the order of time and the most convincing is shown first', () => {
  const weak = frame('weak', '2026-03-07T09:40:00+08:00', line('例题', 0.5))
  const strong = frame('strong', '2026-03-07T09:30:00+08:00', line('方程', 1.4), line('兴趣', -3))
  expect(framesOf([weak, strong]).map(({ id }) => id)).toEqual(['strong', 'weak'])
  expect(mostConvincing([weak, strong])?.id).toBe('strong')
  expect(mostConvincing([])).toBeNull()
})

test('matched words are marked wherever they stand, overlapping ones as one', () => {
  expect(highlight('解一元二次方程', ['二次方程', '一元二次'])).toEqual([
    { text: '解', hit: false },
    { text: '一元二次方程', hit: true },
  ])
  expect(highlight('Math MATH', ['math']).filter(({ hit }) => hit)).toHaveLength(2)
  expect(highlight('直播间', ['方程'])).toEqual([{ text: '直播间', hit: false }])
  expect(highlight('', ['x'])).toEqual([])
})

test('words are told apart by what they speak for, each once with its weightiest voice', () => {
  const { classification } = wireViolation({})
  const { spokeFor, spokeAgainst } = wordsOf(classification, 'purpose')
  expect(spokeFor.map(({ term }) => term)).toEqual(['期末提分'])
  expect(spokeAgainst.map(({ term }) => term)).toEqual(['兴趣'])
  expect(loudestWords(classification, 2)).toEqual(['一元二次方程', '判别式'])
  const letter = { term: 'x', dimension: 'content', start: 0, end: 1, weight: 9 } as const
  expect(loudestWords({ ...classification, evidence: [letter] }, 2)).toEqual([])
})

test('repeated sightings become one line of the history; what people did never does', () => {
  const state = { sequence: 0 }
  const events = [
    historyLine(state, { type: 'violation.opened' }),
    historyLine(state, {}),
    historyLine(state, {}),
    historyLine(state, { type: 'violation.changed', who: 'user:li', why: '属实' }),
    historyLine(state, { type: 'violation.changed', who: 'user:li', why: '移送' }),
  ]
  const told = foldHistory(events.toReversed()).map(({ first, last, count }) => [
    first.sequence,
    last.sequence,
    count,
  ])
  expect(told).toEqual([
    [5, 5, 1],
    [4, 4, 1],
    [2, 3, 2],
    [1, 1, 1],
  ])
})

test('the machine and people are told apart', () => {
  expect(personOf('system')).toBeNull()
  expect(personOf('user:operator')).toBe('operator')
})

test('a note is no change of state, and a lesson seen again did not bring the state about', () => {
  const state = { sequence: 0 }
  const note = historyLine(state, { type: 'violation.changed', status: null })
  expect(addsOnly(note)).toBe(true)
  expect(
    broughtAbout(historyLine(state, { type: 'violation.extended', status: 'confirmed' })),
  ).toBeNull()
  expect(broughtAbout(historyLine(state, { type: 'violation.changed', status: 'confirmed' }))).toBe(
    'confirmed',
  )
})
