import { describe, expect, it } from 'vitest'
import {
  compareClip,
  type Reheard,
  soundsAsKept,
} from '../../../../src/core/evidence/compare-clips.ts'
import type { ClipPiece } from '../../../../src/core/violations/evidence-piece.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

const line = (text: string) => ({ text, confidence: 0.9, from: 0, to: 2 })
const clip = (segments: ClipPiece['segments'], engine: string | null): ClipPiece => ({
  kind: 'clip',
  sha256: 'ab',
  at: SATURDAY,
  seconds: 12,
  startsAt: SATURDAY,
  mimeType: 'audio/mp4',
  segments,
  engine,
})
const heard = (changed: Partial<Reheard> = {}): Reheard => ({
  sha256: 'ab',
  speech: 0.8,
  lines: [],
  engine: null,
  trouble: null,
  ...changed,
})

describe('a clip that is heard again', () => {
  it('sounds as kept where somebody still speaks and says the same', () => {
    const kept = clip([line('解方程')], 'engine 1')
    const again = compareClip(kept, heard({ lines: [line('解方程')], engine: 'engine 2' }))
    expect(again).toMatchObject({ engine: { before: 'engine 1', after: 'engine 2' }, lines: [] })
    expect(soundsAsKept(again)).toBe(true)
  })

  it('says which words come out otherwise', () => {
    const kept = clip([line('解方程'), line('下课')], 'engine 1')
    const again = compareClip(kept, heard({ lines: [line('写生')], engine: 'engine 1' }))
    expect(again.lines).toEqual([
      { line: 0, before: '解方程', after: '写生' },
      { line: 1, before: '下课', after: null },
    ])
    expect(soundsAsKept(again)).toBe(false)
  })

  it('says nothing of words where nothing makes words of sound now', () => {
    expect(soundsAsKept(compareClip(clip([line('解方程')], 'engine 1'), heard()))).toBe(true)
  })

  it('does not sound as kept where nobody speaks, or where it cannot be heard', () => {
    const silent = compareClip(clip([], null), heard({ speech: 0.1 }))
    const lost = compareClip(clip([], null), heard({ speech: null, trouble: 'decoder-failed' }))
    expect([soundsAsKept(silent), soundsAsKept(lost)]).toEqual([false, false])
    expect(soundsAsKept(compareClip(clip([], null), undefined))).toBe(false)
  })
})
