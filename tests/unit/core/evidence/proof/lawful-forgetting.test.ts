import { expect, test } from 'vitest'
import type { JournalRow } from '../../../../../src/core/evidence/proof/check-chain.ts'
import {
  beginForgettings,
  seeForgettings,
  wasLawful,
} from '../../../../../src/core/evidence/proof/lawful-forgetting.ts'

const DAY = 24 * 3_600_000
const NOW = 100 * DAY

type Body = { readonly type: string; readonly subjectId: string; readonly data: object }

function walkOf(bodies: readonly (Body & { readonly who?: string; readonly at?: number })[]) {
  const walk = beginForgettings()
  const rows = bodies.map((body, index): JournalRow => {
    const whole = { who: 'system', at: NOW, ...body, sequence: index + 1 }
    return {
      ...{ ...whole, body: JSON.stringify(whole), previousHash: '', hash: '' },
    }
  })
  seeForgettings(walk, rows)
  return walk
}

const RETENTION = {
  ...{ type: 'system.changed', subjectId: 'retention', data: { evidenceOf: ['v'] } },
}
const HOLD = (liftedAt: number | null, subjectId = 'room') => ({
  ...{ type: 'system.changed', subjectId, data: { legalHold: { id: 'h', subjectId, liftedAt } } },
})
const CUT = { type: 'cut.changed', subjectId: 'c', data: { violationId: 'v', dryRun: false } }
const OLD = {
  ...{
    roomId: 'room',
    ongoing: false,
    status: 'dismissed',
    claimedBy: null,
    endedAt: NOW - 2 * DAY,
  },
}

const lawful = (bodies: Parameters<typeof walkOf>[0], told: object | null = OLD, latest = NOW) => {
  const walk = walkOf(bodies)
  return (walk.forgotten.get('v') ?? []).some((entry) =>
    wasLawful(walk, entry, { id: 'v', told: told as never, latest }),
  )
}

test('what was over, old, and nobody’s case was lawfully forgotten', () => {
  expect(lawful([RETENTION])).toBe(true)
  expect(lawful([HOLD(null), HOLD(NOW), RETENTION]), 'held once').toBe(true)
  expect(lawful([RETENTION, CUT, HOLD(null)]), 'later').toBe(true)
  expect(lawful([RETENTION], { ...OLD, status: 'closed', enforcementStep: 'archive' })).toBe(true)
})

test('whatever the journal speaks against was not', () => {
  expect(lawful([{ ...RETENTION, who: 'user:li' }]), 'by a person').toBe(false)
  expect(lawful([CUT, RETENTION]), 'cut').toBe(false)
  expect(lawful([HOLD(null), RETENTION]), 'its room is held').toBe(false)
  expect(lawful([HOLD(null, 'v'), RETENTION]), 'held').toBe(false)
  expect(lawful([RETENTION], null), 'never told of').toBe(false)
  for (const change of [
    { ongoing: true },
    { status: 'confirmed' },
    { status: 'closed', enforcementStep: 'letter' },
    { claimedBy: 'user:li' },
    { endedAt: NOW - 1_000 },
  ]) {
    expect(lawful([RETENTION], { ...OLD, ...change }), JSON.stringify(change)).toBe(false)
  }
  expect(lawful([{ ...RETENTION, at: NOW * 9 }], OLD, NOW - 2 * DAY), 'its own date').toBe(false)
})
