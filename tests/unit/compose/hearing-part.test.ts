import { expect, it } from 'vitest'
import { createHearing } from '../../../src/app/hearing/hearing.ts'
import { hearingCounts, hearingOf, hearingPart } from '../../../src/compose/hearing.ts'
import { SATURDAY_MORNING } from '../../build/watch/heard.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'

const hearing = createHearing({
  clock: createFakeClock(SATURDAY_MORNING),
  finder: {
    engine: 'a finder',
    listen: async () => {
      throw new Error('not asked')
    },
    close: async () => {},
  },
  transcriber: null,
  clips: { make: async () => ({ kind: 'no-clip', reason: 'nothing-to-keep', detail: '' }) },
  lot: () => 1,
})

it('where no speech finder can be run it is said, nothing is listened to and nothing counted', () => {
  const deaf = { kind: 'deaf', why: 'no runtime' } as const
  expect(hearingPart(deaf)).toMatchObject({ name: 'hearing', ready: false })
  expect(hearingPart(deaf).detail).toContain('no runtime')
  expect(hearingOf(deaf)).toEqual({})
  expect(hearingCounts(deaf)).toBeNull()
})

it('where it can, the part names what listens, and trouble with text makes nothing red', () => {
  const open = { kind: 'open', hearing } as const
  expect(hearingOf(open)).toEqual({ hearing })
  expect(hearingPart(open)).toMatchObject({ ready: true })
  expect(hearingPart(open).words?.zh).toContain('；未设转写')
  expect(hearingPart(open).words?.en).not.toMatch(/\p{Script=Han}/u)
  hearing.ledger.note('unreachable: connect')
  expect(hearingPart(open)).toMatchObject({ ready: true })
  expect(hearingPart(open).detail).toContain('unreachable: connect')
  hearing.ledger.count('silent')
  expect(hearingCounts(open)).toMatchObject({ silent: 1, speech: 0 })
})

it('as long as nobody knows whether sound can be listened to, the part is not called ready', () => {
  const tried = { kind: 'being-tried' } as const
  expect(hearingPart(tried)).toMatchObject({ name: 'hearing', ready: false })
  expect(hearingOf(tried)).toEqual({})
  expect(hearingCounts(tried)).toBeNull()
})
