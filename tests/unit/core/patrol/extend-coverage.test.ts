import { describe, expect, it } from 'vitest'
import { extendCoverage, type Look } from '../../../../src/core/patrol/extend-coverage.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'

const START = at('2026-10-17T09:30:00+08:00')
const look = (change: Partial<Look> = {}): Look => ({
  roomId: 'room-1',
  at: START,
  state: 'seen-clean',
  unseenReason: null,
  ...change,
})
const first = () => {
  const [segment] = extendCoverage(null, look())
  if (segment === undefined) throw new Error('no segment')
  return segment
}

describe('the coverage ledger', () => {
  it('extends a run of equal looks in place', () => {
    const next = look({ at: plus(START, seconds(5)) })
    expect(extendCoverage(first(), next)).toEqual([
      { ...first(), end: plus(START, 5_001 as never), looks: 2 },
    ])
  })

  it('begins a new segment where the room changed, without a gap', () => {
    const next = look({ at: plus(START, seconds(5)), state: 'unseen', unseenReason: 'timeout' })
    expect(extendCoverage(first(), next)).toMatchObject([
      { state: 'unseen', unseenReason: 'timeout', start: first().end },
    ])
  })

  it('leaves a gap where nobody looked: what was not looked at is not clean', () => {
    const late = plus(START, seconds(300))
    expect(extendCoverage(first(), look({ at: late }))).toMatchObject([{ start: late, looks: 1 }])
  })

  it('writes nothing for a look that comes late or twice', () => {
    expect(extendCoverage(first(), look())).toEqual([])
  })
})
