import { describe, expect, it } from 'vitest'
import { PROOF_SETTINGS, silenceToSee } from '../../../../src/core/cuts/judge-proof.ts'
import { PUBLISH_STATE } from '../../../../src/core/cuts/proof-trails.ts'
import { at, look } from './order.ts'

const FLV = 'http://media/live/maths.flv'
const silent = (from: number, to: number) => ({ ...look(to, FLV, 'gone'), since: at(from) })

describe('silence that was seen once', () => {
  it('has to be seen for what is left of the time, from when all had shown nothing new', () => {
    const found = [look(1.2, PUBLISH_STATE, 'gone'), silent(1, 3)]
    expect(silenceToSee(found)).toBe(1_200)
    expect(silenceToSee([silent(1.5, 3.5)])).toBe(1_000)
  })

  it('has to be seen for a second at least, and never for longer than all of it', () => {
    expect(silenceToSee([silent(0, 9)])).toBe(1_000)
    expect(silenceToSee([look(3, PUBLISH_STATE, 'gone'), silent(1, 3)])).toBe(PROOF_SETTINGS.apart)
  })
})
