import { expect, test } from 'vitest'
import { powerNotices } from '../../../../../src/adapters/http/present/cuts/power-notices.ts'
import { WHOLE_JURISDICTION } from '../../../../../src/core/access/jurisdiction.ts'
import { NODE_MEDIA_SERVER_ABILITIES } from '../../../../../src/core/cuts/cut-abilities.ts'
import { failingBan } from '../../../../../src/core/cuts/power/failing-bans.ts'
import { hours } from '../../../../../src/core/time/duration.ts'
import { plus } from '../../../../../src/core/time/instant.ts'
import { anOrder, at, step } from '../order.ts'

const abilities = { ...NODE_MEDIA_SERVER_ABILITIES, longestBan: hours(24) }
const until = plus(at(0), hours(24))
const banned = { ...step(1, 'ban'), until }

test('a ban that its platform does not renew is told, until it is renewed', () => {
  const held = anOrder({ abilities, status: 'held', steps: [banned] })
  expect(failingBan(held)).toBeNull()
  const failed = {
    ...held,
    steps: [banned, step(50, 'ban', 'refused'), step(90, 'ban', 'refused')],
  }
  expect(failingBan(failed)).toMatchObject({ what: 'renewal', since: at(50), times: 2, until })
  const again = { ...step(120, 'ban'), until: plus(until, hours(24)) }
  expect(failingBan({ ...failed, steps: [...failed.steps, again] })).toBeNull()
})

test('a ban that cannot be lifted is told when quick tries did not help', () => {
  const lift = (second: number) => step(second, 'unban', 'unreachable')
  const steps = [banned, lift(2), lift(4), lift(6)]
  const refused = anOrder({ abilities, status: 'refused', steps })
  expect(failingBan(refused)).toBeNull()
  expect(failingBan({ ...refused, steps: [...steps, lift(8)] })).toMatchObject({
    what: 'lift',
    times: 4,
  })
})

test('each trouble of the power to cut says in both languages what to do, and none says nothing', () => {
  const nobody = { blown: [], countdowns: [], givenUp: [], failing: [] }
  expect(powerNotices(nobody, WHOLE_JURISDICTION)).toEqual([])
  const held = anOrder({ abilities, steps: [banned, step(50, 'ban', 'refused')], status: 'held' })
  const failing = failingBan(held)
  if (failing === null) throw new Error('it does fail')
  const titled = { roomTitle: '初二数学', institutionName: '' }
  const many = Array.from({ length: 7 }, () => ({ ...failing, ...titled }))
  const [notice, ...more] = powerNotices({ ...nobody, failing: many }, WHOLE_JURISDICTION)
  expect(more).toEqual([])
  expect(notice).toMatchObject({ code: 'ban-renewal-failing' })
  expect(notice?.zh).toContain('“初二数学”（已失败 1 次，2025-10-19T10:00:00+08:00 到期）')
  expect(notice?.zh).toContain('另有 2 个')
  expect(notice?.en).toContain('check keys and API')
})
