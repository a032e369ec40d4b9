import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NODE_MEDIA_SERVER_ABILITIES } from '../../../../src/core/cuts/cut-abilities.ts'
import { judgeProof, PROOF_SETTINGS } from '../../../../src/core/cuts/judge-proof.ts'
import { PUBLISH_STATE } from '../../../../src/core/cuts/proof-trails.ts'
import { anOrder, at, look } from './order.ts'

const FLV = 'http://media/live/maths.flv'
const HLS = 'http://site/maths/index.m3u8'
const accepted = anOrder({ status: 'accepted', acceptedAt: at(0) })
const everywhere = (second: number, found: 'gone' | 'live' | 'cached' | 'unknown') =>
  [PUBLISH_STATE, FLV, HLS].map((what) => look(second, what, found))
const judge = (checks: ReturnType<typeof everywhere>, second: number) =>
  judgeProof(accepted, [FLV, HLS], checks, at(second))
const overtime = PROOF_SETTINGS.budget / 1_000

describe('the proof of a cut', () => {
  it('is given when everything is seen gone twice, some seconds apart', () => {
    expect(judge([...everywhere(1, 'gone'), ...everywhere(4, 'gone')], 4).kind).toBe('verified')
  })

  it('is not given by one round, nor by two in the same moment', () => {
    expect(judge(everywhere(1, 'gone'), 1)).toEqual({ kind: 'look-again', after: 3_000 })
    expect(judge([...everywhere(1, 'gone'), ...everywhere(2, 'gone')], 2).kind).toBe('look-again')
  })

  it('starts anew when one address is live in between', () => {
    const checks = [...everywhere(1, 'gone'), look(3, FLV, 'live'), ...everywhere(5, 'gone')]
    expect(judge(checks, 5).kind).toBe('look-again')
    expect(judge([...checks, ...everywhere(8, 'gone')], 8).kind).toBe('verified')
  })

  it('wants all addresses gone at the same time, not one after the other', () => {
    const checks = [
      look(1, PUBLISH_STATE, 'gone'),
      look(10, PUBLISH_STATE, 'gone'),
      look(1, FLV, 'gone'),
      look(5, FLV, 'gone'),
      look(5, HLS, 'gone'),
      look(10, HLS, 'gone'),
    ]
    expect(judge(checks, 10).kind).toBe('look-again')
  })

  it('takes no look from before the server accepted, nor one from the future', () => {
    const early = [...everywhere(-9, 'gone'), ...everywhere(-5, 'gone')]
    expect(judge(early, 1).kind).toBe('look-again')
    expect(judge([...everywhere(2, 'gone'), ...everywhere(6, 'gone')], 3).kind).toBe('look-again')
  })
})

describe('a proof that does not come', () => {
  it('is not had by taking the address that is still live off the register', () => {
    const checks = [1, 5].flatMap((second) => [
      look(second, PUBLISH_STATE, 'gone'),
      look(second, FLV, 'gone'),
      look(second, HLS, 'live'),
    ])
    expect(judgeProof(accepted, [FLV], checks, at(5)).kind).toBe('look-again')
    expect(judgeProof(accepted, [FLV], checks, at(overtime + 1)).kind).toBe('accepted-unverified')
  })

  it('looks again while media is live or cached, until the budget is spent', () => {
    expect(judge(everywhere(5, 'live'), 5).kind).toBe('look-again')
    expect(judge(everywhere(5, 'cached'), 5).kind).toBe('look-again')
    const late = judge(everywhere(5, 'cached'), overtime - 1)
    expect(late).toEqual({ kind: 'look-again', after: 1_000 })
  })

  it.each([
    ['live', 'accepted-unverified'],
    ['cached', 'cached-tail'],
    ['unknown', 'cannot-verify'],
  ] as const)('calls a stream that stays %s %s', (found, kind) => {
    const checks = [...everywhere(overtime, 'gone').slice(0, 2), look(overtime, HLS, found)]
    expect(judge(checks, overtime).kind).toBe(kind)
  })

  it('calls live worse than unseen, and unseen worse than cached', () => {
    const [server, flv, hls] = [PUBLISH_STATE, FLV, HLS]
    const mixed = [look(9, server, 'unknown'), look(9, flv, 'live'), look(9, hls, 'cached')]
    expect(judge(mixed, overtime).kind).toBe('accepted-unverified')
    expect(
      judge(
        [mixed[0], look(10, flv, 'cached')].flatMap((c) => c ?? []),
        overtime,
      ).kind,
    ).toBe('cannot-verify')
  })

  it('gives one look more at the end to a stream that has just gone', () => {
    const checks = everywhere(overtime, 'gone')
    expect(judge(checks, overtime).kind).toBe('look-again')
    expect(judge([...checks, ...everywhere(overtime + 3, 'gone')], overtime + 3).kind).toBe(
      'verified',
    )
  })

  it('cannot be given without an address to look at, nor without an accepted kick', () => {
    const gone = [...everywhere(1, 'gone'), ...everywhere(9, 'gone')]
    expect(judgeProof(accepted, [], gone, at(9)).kind).toBe('cannot-verify')
    expect(judgeProof(anOrder(), [FLV], gone, at(9)).kind).toBe('cannot-verify')
  })
})

describe('whatever was seen', () => {
  it('the proof is never given unless every address was seen gone twice since, whatever else was seen', () => {
    const anyLook = fc
      .tuple(
        fc.integer({ min: -20, max: 90 }),
        fc.constantFrom(PUBLISH_STATE, FLV, HLS),
        fc.constantFrom('gone', 'gone', 'gone', 'live', 'cached', 'unknown'),
      )
      .map(([second, what, found]) => look(second, what, found))
    fc.assert(
      fc.property(
        fc.array(anyLook, { maxLength: 24 }),
        fc.integer({ min: 0, max: 90 }),
        (checks, now) => {
          if (judge(checks, now).kind !== 'verified') return
          for (const what of [PUBLISH_STATE, FLV, HLS]) {
            const seen = checks.filter(
              (check) => check.what === what && check.at >= at(0) && check.at <= at(now),
            )
            const gone = seen.filter(({ found }) => found === 'gone').map((check) => check.at)
            expect(Math.max(...gone) - Math.min(...gone)).toBeGreaterThanOrEqual(3_000)
            const latest = Math.max(...seen.map((check) => check.at))
            expect(seen.some((check) => check.at === latest && check.found === 'gone')).toBe(true)
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('a wall clock that is set while the proof is made', () => {
  /** A look at a wall time that was set, `second` real seconds after the kick. */
  const seenAfter = (second: number, wall: number, found: 'gone' | 'live') =>
    everywhere(wall, found).map((one) => ({ ...one, steadyAt: at(second) }))
  const kicked = {
    at: at(0),
    steadyAt: at(0),
    step: 'kick',
    outcome: 'accepted',
    detail: '',
  } as const
  const order = { ...accepted, steps: [kicked] }

  it.each([-3_540, -60, -1, 86_400])('by %i s neither delays it nor brings it on', (by) => {
    const checks = [...seenAfter(1, 1, 'gone'), ...seenAfter(3, 3 + by, 'gone')]
    expect(judgeProof(order, [FLV, HLS], checks, at(3)).kind).toBe('look-again')
    const more = [...checks, ...seenAfter(5, 5 + by, 'gone')]
    expect(judgeProof(order, [FLV, HLS], more, at(5)).kind).toBe('verified')
  })

  it('and a program that began anew since reckons from its own first look', () => {
    const before = { ...accepted, acceptedAt: at(3_540) }
    expect(judgeProof(before, [FLV, HLS], [], at(0)).kind).toBe('look-again')
    const checks = [...everywhere(1, 'gone'), ...everywhere(5, 'gone')]
    expect(judgeProof(before, [FLV, HLS], checks, at(5)).kind).toBe('verified')
    const live = [...everywhere(1, 'live'), ...everywhere(overtime + 2, 'live')]
    expect(judgeProof(before, [FLV, HLS], live, at(overtime + 2)).kind).toBe('accepted-unverified')
  })
})

describe('a playlist that stands still', () => {
  const tail = (second: number, from: number) =>
    ({ ...look(second, HLS, 'cached'), since: at(from), tail: '41 3 s41.ts' }) as const
  const rest = (second: number) => [look(second, PUBLISH_STATE, 'gone'), look(second, FLV, 'gone')]

  it('is a cached tail once it has stood for as long as a live one never does', () => {
    const judged = judge([...rest(1), tail(5, 1), ...rest(5)], 5)
    expect(judged).toMatchObject({ kind: 'look-again', status: 'cached-tail' })
  })

  it('is cut when it stands there in the next look too, and the server says that nobody publishes', () => {
    const checks = [...rest(1), tail(5, 1), ...rest(5), tail(6, 1), ...rest(6)]
    expect(judge(checks, 6)).toMatchObject({
      kind: 'verified',
      detail: expect.stringContaining('not forgotten yet'),
    })
  })

  it('is never cut on the word of a platform that says nothing: it has to be gone', () => {
    const silent = anOrder({
      status: 'accepted',
      acceptedAt: at(0),
      abilities: { ...NODE_MEDIA_SERVER_ABILITIES, reads: 'nothing' },
    })
    const flv = (second: number) => look(second, FLV, 'gone')
    const still = Array.from({ length: 30 }, (_, i) => [flv(i * 7), tail(i * 7, 0)]).flat()
    const judged = (second: number) => judgeProof(silent, [FLV, HLS], still, at(second))
    // Only time can change it: whoever serves the tail is not asked again and again without a pause.
    expect(judged(170)).toMatchObject({ kind: 'look-again', after: 3_000 })
    expect(judged(189).kind).toBe('cached-tail')
  })

  it('is not cut while the server says that somebody publishes', () => {
    const checks = [1, 5, 9].flatMap((second) => [
      look(second, PUBLISH_STATE, 'live'),
      look(second, FLV, 'gone'),
      tail(second, 0),
    ])
    expect(judge(checks, 9).kind).toBe('look-again')
  })
})

describe('a platform that tells nothing', () => {
  const silent = anOrder({
    status: 'accepted',
    acceptedAt: at(0),
    abilities: { ...NODE_MEDIA_SERVER_ABILITIES, reads: 'nothing' },
  })
  const gone = [look(1, FLV, 'gone'), look(5, FLV, 'gone')]

  it('is believed once an address that was live before the cut is gone', () => {
    const checks = [look(-4, FLV, 'live'), ...gone]
    expect(judgeProof(silent, [FLV], checks, at(5)).kind).toBe('verified')
  })

  it('proves nothing by an address that never showed anything', () => {
    expect(judgeProof(silent, [FLV], [look(-4, FLV, 'gone'), ...gone], at(5))).toEqual({
      kind: 'cannot-verify',
      detail: 'no address was seen live before the cut',
    })
  })
})

describe('an encoder that is back', () => {
  const told = (second: number, session: string) => ({
    ...look(second, PUBLISH_STATE, 'live'),
    session,
  })

  it('came back once its next session stays, and is never called cut', () => {
    expect(judge([told(1, 's-2')], 1).kind).toBe('look-again')
    expect(judge([told(1, 's-2'), told(2, 's-2')], 2)).toMatchObject({ kind: 'came-back' })
  })

  it('that a ban keeps out is seen with a new session each time it tries, and is not back', () => {
    const tries = [1, 2, 3, 4].map((second) => told(second, `s-${second + 1}`))
    expect(judge(tries, 4).kind).toBe('look-again')
  })

  it('is not the session that is to be cut, which may take a moment to go', () => {
    expect(judge([told(1, 's-1'), told(3, 's-1')], 3).kind).toBe('look-again')
  })
})

describe('how soon it is proven', () => {
  it('silence counts for as long as it lasted: two silent looks of two seconds are enough', () => {
    const silent = (to: number) => ({ ...look(to, FLV, 'gone'), since: at(to - 2) })
    const round = (to: number) => [
      look(to - 2, PUBLISH_STATE, 'gone'),
      silent(to),
      { ...look(to, HLS, 'gone'), since: at(to - 2) },
      look(to, PUBLISH_STATE, 'gone'),
    ]
    expect(judge(round(2.5), 2.5)).toEqual({ kind: 'look-again', after: 0 })
    expect(judge([...round(2.5), ...round(4.5)], 4.5).kind).toBe('verified')
  })

  it('one long silence alone is not enough', () => {
    const checks = everywhere(9, 'gone').map((one) => ({ ...one, since: at(1) }))
    expect(judge(checks, 9).kind).toBe('look-again')
  })

  it('what is still live is looked at again soon, then at leisure', () => {
    const after = (rounds: number) => {
      const judged = judge(
        Array.from({ length: rounds }, (_, i) => everywhere(i + 1, 'live')).flat(),
        rounds,
      )
      return judged.kind === 'look-again' ? judged.after : null
    }
    expect([1, 2, 3, 4].map(after)).toEqual([1_000, 2_000, 3_000, 3_000])
  })
})
