import { describe, expect, it } from 'vitest'
import type { CutCheck } from '../../../../src/core/cuts/cut-order.ts'
import { judgeReturn } from '../../../../src/core/cuts/judge-return.ts'
import { PUBLISH_STATE } from '../../../../src/core/cuts/proof-trails.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { anOrder, at, look } from './order.ts'

const FLV = 'http://media/live/maths.flv'
const verified = anOrder({ status: 'verified', acceptedAt: at(-9), verifiedAt: at(0) })
const judge = (checks: readonly CutCheck[], second: number) =>
  judgeReturn(verified, [FLV], checks, at(second), seconds(60))
const gone = (second: number) => [look(second, PUBLISH_STATE, 'gone'), look(second, FLV, 'gone')]

describe('the watch after a verified cut', () => {
  it('goes on while nothing comes back', () => {
    expect(judge(gone(5), 5)).toEqual({ kind: 'watching', after: 5_000 })
    expect(judge(gone(58), 58)).toEqual({ kind: 'watching', after: 2_000 })
  })

  it('ends with held when all was gone at the end', () => {
    expect(judge([...gone(30), ...gone(60)], 60).kind).toBe('held')
  })

  it('sees a return on the own address at once', () => {
    expect(judge([...gone(5), look(9, FLV, 'live')], 9)).toEqual({ kind: 'came-back', detail: FLV })
  })

  it('does not take the flicker of a banned encoder for a return, but two looks in a row', () => {
    const flicker = [look(5, PUBLISH_STATE, 'live'), look(10, PUBLISH_STATE, 'gone')]
    expect(judge(flicker, 10).kind).toBe('watching')
    expect(judge([...flicker, look(15, PUBLISH_STATE, 'live')], 15).kind).toBe('watching')
    const stays = [look(5, PUBLISH_STATE, 'live'), look(10, PUBLISH_STATE, 'live')]
    expect(judge(stays, 10)).toEqual({ kind: 'came-back', detail: PUBLISH_STATE })
  })

  it('sees a return under another address', () => {
    const other = 'http://media/live/maths-2.flv'
    expect(judge([...gone(5), look(9, other, 'live')], 9)).toEqual({
      kind: 'came-back-elsewhere',
      detail: other,
    })
  })

  it('never calls held what was not seen at the end', () => {
    const blind = [...gone(30), look(60, FLV, 'unknown'), look(60, PUBLISH_STATE, 'gone')]
    expect(judge(blind, 60)).toEqual({ kind: 'watching', after: 1_000 })
    expect(judge(blind, 80)).toEqual({ kind: 'not-seen', detail: FLV })
    expect(judge([], 80).kind).toBe('not-seen')
    expect(judge(gone(30), 80).kind).toBe('not-seen')
  })

  it('does not begin before the cut was verified', () => {
    expect(judge([look(-2, FLV, 'live')], 5).kind).toBe('watching')
    const never = anOrder({ acceptedAt: at(0) })
    expect(judgeReturn(never, [FLV], gone(60), at(60), seconds(60)).kind).toBe('not-seen')
  })
})
