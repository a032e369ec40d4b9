import { expect, test } from 'vitest'
import { orderCut } from '../../../../src/app/cuts/order-cut.ts'
import { DEFAULT_CUT_RULES } from '../../../../src/core/cuts/power/cut-rules.ts'
import type { CalledTarget } from '../../../../src/core/registry/cut-target.ts'
import { anInstitution, aRoom, at } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../../fakes/fake-cut-platform.ts'
import type { RecordsTestContext } from '../records-suite.ts'
import { aViolationOf } from '../records-violation-helpers.ts'

/** A city in which no other test of the suite orders, and two orders of whose hour blow its fuse. */
const REGION = '540102'
const NOW = at('2026-09-12T09:00:00+08:00')
const MANY = 1_000_000
const LIMITS = { all: MANY, platform: MANY, region: 2 }
const RULES = {
  ...DEFAULT_CUT_RULES,
  fuse: { ...DEFAULT_CUT_RULES.fuse, manual: LIMITS, whenBlown: 'refuse' as const },
}

export function fuseRaceTests({ transactions, unique }: RecordsTestContext): void {
  test('of people who order at once, in different rooms, only as many are let through as the fuse has places', async () => {
    const platform = createFakeCutPlatform()
    const rooms = [0, 1, 2, 3, 4].map((number) => {
      const target: CalledTarget = {
        platform: 'node-media-server',
        apiUrl: 'http://media.example',
        app: unique('app'),
        stream: `maths-${number}`,
      }
      platform.publish(target, { sessionId: unique('s'), address: null, protocol: null })
      const violation = aViolationOf(unique, { region: REGION })
      return { violation, room: aRoom({ id: violation.roomId, cutTarget: target }) }
    })
    await transactions().run(async (records) => {
      await records.institutions.save(anInstitution())
      for (const { room, violation } of rooms) {
        await records.rooms.save(room)
        await records.violations.save(violation)
      }
    })
    const deps = {
      clock: createFakeClock(NOW),
      transactions: transactions(),
      identifiers: createFakeIdentifiers(unique('cut')),
      platform,
      cutRules: () => RULES,
    }
    const order = { ban: true, until: null, dryRun: false, expectedSessionId: null }
    const given = await Promise.all(
      rooms.map(({ violation }) =>
        orderCut(deps, { ...order, violationId: violation.id, who: 'user:li', why: '学科授课' }),
      ),
    )
    expect(given.filter(({ ok }) => ok)).toHaveLength(2)
    const refused = given.flatMap((one) => (one.ok ? [] : [one.fault.code]))
    expect(refused).toEqual(['fuse-blown', 'fuse-blown', 'fuse-blown'])
  })
}
