import { describe, expect, test } from 'vitest'
import { type Channel, NEVER_USED } from '../../../../src/core/alerts/channel.ts'
import {
  beginAttempt,
  type Delivery,
  endAttempt,
  healthAfter,
  problemText,
  reachOf,
  type SendOutcome,
} from '../../../../src/core/alerts/delivery.ts'
import { handOverTo, shiftAt } from '../../../../src/core/alerts/duty.ts'
import { neutralLine, plainLine } from '../../../../src/core/alerts/plain-text.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { between, plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

const FRESH: Delivery = {
  id: 'delivery',
  channelId: 'group',
  group: 'all',
  alertIds: ['alert'],
  message: {
    kind: 'alerts',
    at: SATURDAY,
    title: { zh: '', en: '' },
    entries: [],
    more: 0,
    notes: [],
  },
  state: 'waiting',
  attempts: 0,
  createdAt: SATURDAY,
  lastAttemptAt: null,
  nextAttemptAt: SATURDAY,
  problem: null,
}
const REFUSED: SendOutcome = {
  kind: 'failed',
  problem: { code: 'errcode 45009', detail: 'api freq out of limit' },
  again: true,
}

describe('a delivery', () => {
  test('that fails is tried again with ever longer pauses, and given up after about an hour', () => {
    let delivery = FRESH
    let now = SATURDAY
    const pauses: number[] = []
    while (delivery.state === 'waiting') {
      delivery = endAttempt(beginAttempt(delivery, now), REFUSED, now)
      if (delivery.nextAttemptAt === null) break
      pauses.push(between(now, delivery.nextAttemptAt))
      now = delivery.nextAttemptAt
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
    expect(delivery).toMatchObject({
      state: 'failed',
      attempts: 8,
      problem: { code: 'errcode 45009' },
    })
    expect(between(SATURDAY, now)).toBeGreaterThan(minutes(45))
  })

  test('whose process dies over it is due again, with the same name', () => {
    const begun = beginAttempt(FRESH, SATURDAY)
    expect(begun).toMatchObject({ id: 'delivery', state: 'waiting', attempts: 1 })
    expect(begun.nextAttemptAt).toBe(plus(SATURDAY, minutes(1)))
  })

  test('waits as long as the other side asks', () => {
    const outcome = { ...REFUSED, after: minutes(30) }
    const { nextAttemptAt } = endAttempt(beginAttempt(FRESH, SATURDAY), outcome, SATURDAY)
    expect(nextAttemptAt).toBe(plus(SATURDAY, minutes(30)))
  })
})

test('that nobody can be reached is known once every channel keeps failing', () => {
  const after = (failures: number) =>
    Array.from({ length: failures }).reduce<typeof NEVER_USED>(
      (health) => healthAfter(health, REFUSED, SATURDAY),
      NEVER_USED,
    )
  const channel = (failures: number, enabled = true) =>
    ({ enabled, health: after(failures) }) as Channel
  expect(reachOf([])).toBe('none')
  expect(reachOf([channel(3, false)])).toBe('none')
  expect(reachOf([channel(3), channel(0)])).toBe('some')
  expect(reachOf([channel(3), channel(0, false)])).toBe('nobody')
  expect(healthAfter(after(3), { kind: 'accepted' }, SATURDAY)).toMatchObject({
    failures: 0,
    problem: null,
    lastAcceptedAt: SATURDAY,
  })
})

test('who comes on duty reads what the shift before left word of', () => {
  const shift = (id: string, from: number, note: string | null) => ({
    id,
    from: plus(SATURDAY, minutes(from)),
    to: plus(SATURDAY, minutes(from + 60)),
    steps: [],
    handOver: note === null ? null : { note, by: 'user:li', at: SATURDAY },
    version: 1,
  })
  const shifts = [
    shift('early', 0, '很早'),
    shift('one', 60, '三号房反复开播'),
    shift('two', 120, null),
  ]
  const now = shiftAt(shifts, plus(SATURDAY, minutes(130)))
  expect(now?.id).toBe('two')
  expect(now && handOverTo(shifts, now)?.note).toBe('三号房反复开播')
  expect(shiftAt(shifts, plus(SATURDAY, minutes(999)))).toBeNull()
})

describe('text of strangers', () => {
  test.each([
    ['**立即** [点我](http://evil.example)', /[*[\]()]|:\/\//],
    ['<@all> <at user_id="all"></at> @13800000000', /[<>@]/],
    ['# 标题', /#/],
    ['`x` ~~y~~ _z_ > q', /[`~_>]/],
  ])('%s is no markup, link or mention', (text, marks) => {
    expect(neutralLine(text)).not.toMatch(marks)
  })

  test('is one line, without what cannot be seen, and cut', () => {
    expect(plainLine('第一行\n\u202e第二行\u200b\u0000 x')).toBe('第一行 第二行 x')
    expect([...plainLine('长'.repeat(200))]).toHaveLength(60)
    expect([...plainLine('😀'.repeat(200))]).toHaveLength(60)
  })
})

describe('why a message was not taken', () => {
  test('is said in words where we know why, and by the code of the other side where it does', () => {
    const blocked = { code: 'blocked-address', detail: '10.1.1.1' }
    expect(problemText(blocked)).toMatch(/^地址未获允许.*XUNCHA_ALLOW_PRIVATE_HOSTS.*10\.1\.1\.1$/)
    expect(problemText({ code: 'no-browser', detail: '' })).toMatch(/^没有浏览器订阅/)
    expect(problemText({ code: 'errcode 310000', detail: 'sign' })).toBe('errcode 310000: sign')
  })
})
