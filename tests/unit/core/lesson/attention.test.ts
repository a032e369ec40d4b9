import { describe, expect, it } from 'vitest'
import { attentionOf, attentiveCadence } from '../../../../src/core/lesson/attention.ts'
import {
  addLook,
  initialEvidence,
  type SessionEvidence,
} from '../../../../src/core/lesson/session-evidence.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'
import { classification } from '../../../build/classification.ts'
import { aRoom } from '../../../build/violations.ts'

const at = (minute: number): Instant =>
  instantOfEpochMilliseconds(1_700_000_000_000 + minute * 60_000)
const PAGES = [
  '第一遍铺湿趁湿接色再提亮高光',
  '留白胶撕掉之后把远山染成蓝紫',
  '最后用小笔勾树枝和倒影的细线',
]

/** A screen every `step` minutes, each with that belief. */
function shown(scores: readonly number[], step: number): SessionEvidence {
  return scores.reduce((state, score, i) => {
    const label = score > 0.5 ? 'subject' : 'non-subject'
    const text = `${PAGES[i % PAGES.length]}${i}`
    const look = { at: at(i * step), changed: true, text }
    return addLook(state, { ...look, classification: classification({ label, score }) })
  }, initialEvidence())
}

describe('how closely a room is looked at', () => {
  it('is more closely from the first screen on that speaks for a lesson', () => {
    const evidence = shown([0.02, 0.02, 0.97], 6)
    expect(attentionOf(aRoom(), evidence, at(12))).toBe('suspicion')
    expect(attentiveCadence(seconds(10), 'suspicion')).toBe(seconds(5))
    expect(attentiveCadence(seconds(60), 'suspicion')).toBe(seconds(10))
    expect(attentiveCadence(seconds(5), 'suspicion')).toBe(seconds(3))
    expect(attentiveCadence(seconds(2), 'suspicion')).toBe(seconds(2))
  })

  it('is calm after a quarter of an hour of something else, and then a lesson is seen within half a minute', () => {
    const evidence = shown([0.02, 0.02, 0.02], 8)
    expect(attentionOf(aRoom(), evidence, at(16))).toBe('calm')
    expect(attentionOf(aRoom(), shown([0.02, 0.02, 0.02], 6), at(12))).toBe('usual')
    expect(attentiveCadence(seconds(10), 'calm')).toBe(seconds(20))
    expect(attentiveCadence(seconds(15), 'calm')).toBe(seconds(20))
    expect(attentiveCadence(seconds(30), 'calm')).toBe(seconds(30))
  })

  it('is never calm for a room of the highest tier, without a word, in doubt, or when nobody looked of late', () => {
    const evidence = shown([0.02, 0.02, 0.02], 8)
    expect(attentionOf(aRoom({ tier: 'key' }), evidence, at(16))).toBe('usual')
    expect(attentionOf(aRoom(), initialEvidence(), at(16))).toBe('usual')
    expect(attentionOf(aRoom(), shown([0.02, 0.55, 0.02], 8), at(16))).not.toBe('calm')
    expect(attentionOf(aRoom(), evidence, at(30))).toBe('usual')
  })
})
