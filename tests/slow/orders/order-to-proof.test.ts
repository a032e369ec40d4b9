import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Alert } from '../../../src/contracts/alerts/alert.ts'
import type { CutOrder } from '../../../src/contracts/cut.ts'
import type { CutPower } from '../../../src/contracts/cuts/cut-power.ts'
import type { Letter } from '../../../src/contracts/letters/letter.ts'
import { minutes, seconds } from '../../../src/core/time/duration.ts'
import { filesHolding } from '../../build/database/files-holding.ts'
import { PATIENCE } from '../../build/patience.ts'
import type { Asked } from '../../contract/alerts/message-server.ts'
import {
  feishuTitle,
  readDingtalk,
  readFeishu,
  readWecom,
} from '../../contract/alerts/robot-checks.ts'
import {
  MARK,
  openTwoRooms,
  ROBOT_SECRET,
  ROBOTS,
  ROOM_NAMES,
  type RoomName,
  type TwoRooms,
} from './two-rooms.ts'

let rooms: TwoRooms

beforeAll(async () => {
  rooms = await openTwoRooms()
  await rooms.teach(...ROOM_NAMES)
  await rooms.house.startWork()
}, 180_000)
afterAll(() => rooms.close(), 60_000)

const get = async <T>(path: string): Promise<T> => (await rooms.call('GET', path)).body as T
const post = async <T>(path: string, body: object): Promise<T> => {
  const { status, body: answer } = await rooms.call('POST', path, body)
  expect([200, 201], JSON.stringify(answer)).toContain(status)
  return answer as T
}

/** What it asks costs the program more than it costs to wait. */
const patiently = <T>(check: () => Promise<T>): Promise<T> =>
  vi.waitFor(check, { ...PATIENCE, interval: 400 })

/** What one robot was sent so far, each message checked as the robot would. */
async function heard(robot: (typeof ROBOTS)[number]): Promise<readonly string[]> {
  const asked = rooms.robots.asked.filter(({ url }) => url.pathname === `/${robot}`)
  const read = {
    wecom: async (one: Asked) => readWecom(one),
    dingtalk: (one: Asked) => readDingtalk(one, ROBOT_SECRET),
    feishu: async (one: Asked) =>
      feishuTitle(one) + JSON.stringify(await readFeishu(one, ROBOT_SECRET)),
  }[robot]
  return await Promise.all(asked.map(read))
}

const alertOf = async (room: RoomName): Promise<Alert> =>
  await get<Alert>(`/violations/${await rooms.violationOf(room)}/alert`)

const ordersOf = async (room: RoomName): Promise<readonly CutOrder[]> =>
  (await get<{ items: CutOrder[] }>(`/violations/${await rooms.violationOf(room)}/cuts`)).items

test('a finding reaches the robots of three makers at the next tick, signed and shaped as each asks', async () => {
  for (const robot of ROBOTS) {
    await patiently(async () => {
      const words = (await heard(robot)).join('\n')
      for (const room of ROOM_NAMES) expect(words).toContain(room)
    })
  }
})

describe('an automatic order', () => {
  test('that an operator stops while it counts down cuts nothing; the one that runs out cuts, bans and is proven', async () => {
    await patiently(async () => {
      await rooms.teach(...ROOM_NAMES)
      const { automatic } = await get<CutPower>('/cuts/power')
      expect(automatic.filter(({ state }) => state === 'countdown')).toHaveLength(2)
    })
    const stopped = await rooms.violationOf('algebra')
    await post(`/violations/${stopped}/automatic-cut/stop`, {})
    await rooms.live(seconds(60), ...ROOM_NAMES)
    await patiently(async () => {
      const [order] = await ordersOf('geometry')
      if (order === undefined) await rooms.teach(...ROOM_NAMES)
      expect(order).toMatchObject({ automatic: true, requestedBy: 'system' })
    })
    // A pull that a busy machine cuts short saw nothing, and the proof goes on: it has a patience of its own.
    await patiently(async () =>
      expect((await ordersOf('geometry'))[0]).toMatchObject({ state: 'verified' }),
    )
    expect(rooms.encoders.geometry.attempts()).toBeGreaterThan(1)
    expect(await ordersOf('algebra')).toEqual([])
    await rooms.endLesson('geometry')
    await rooms.encoders.geometry.stop()
  })
})

test('an encoder that reconnects at once and was not banned came back: that is never called verified', async () => {
  const violation = await rooms.violationOf('algebra')
  const reason = '仅断开，不禁止推流'
  const attempts = rooms.encoders.algebra.attempts()
  const { id } = await post<CutOrder>(`/violations/${violation}/cut`, { reason, ban: false })
  const order = await patiently(async () => {
    const now = await get<CutOrder>(`/cuts/${id}`)
    expect(['requested', 'approved', 'sent', 'accepted']).not.toContain(now.state)
    return now
  })
  expect(order).toMatchObject({ state: 'came-back', verifiedAt: null })
  expect(order.steps.map(({ step }) => step)).not.toContain('ban')
  expect(rooms.encoders.algebra.attempts()).toBeGreaterThan(attempts)
})

test('an alert that is acknowledged and silenced is told to nobody until the lesson ends, and that it ended is', async () => {
  const { id } = await alertOf('algebra')
  await post(`/alerts/${id}/acknowledge`, { reason: '已知悉' })
  await post(`/alerts/${id}/silence`, { reason: '正在处理' })
  const before = (await heard('wecom')).length
  rooms.clock.pass(minutes(31))
  await patiently(async () => {
    await rooms.teach('algebra')
    expect((await alertOf('algebra')).acknowledgementExpiredAt).not.toBeNull()
  })
  const told = (await heard('wecom')).slice(before).filter((text) => text.includes('algebra'))
  expect(told).toEqual([])
  await rooms.endLesson('algebra')
  for (const robot of ROBOTS) {
    await patiently(async () => {
      const last = (await heard(robot)).at(-1)
      expect(last).toContain('algebra')
      expect(last).toContain('静音')
    })
  }
})

test('a letter is asked for, falls overdue, has its receipt entered, and is proven by our own look alone', async () => {
  const violation = await rooms.violationOf('algebra')
  const { id } = await post<Letter>(`/violations/${violation}/letters`, {
    reason: '休息日开展学科培训',
    issuer: '广州市教育局',
    contact: { name: '王老师', phone: '020-12345678' },
    addressee: '某某直播平台',
    account: 'ID 42',
    measures: [{ code: 'suspend-live' }],
  })
  const letter = (): Promise<Letter> => get<Letter>(`/letters/${id}`)
  rooms.clock.pass(minutes(32))
  await patiently(async () =>
    expect((await letter()).reminderDue).toMatchObject({ cause: 'no-receipt' }),
  )
  rooms.clock.pass(minutes(30))
  await patiently(async () => {
    const now = await letter()
    expect(now).toMatchObject({ status: 'overdue', verifiedAt: null })
    expect(now.checks.at(-1)).toMatchObject({ found: 'live' })
  })
  const { clock } = rooms
  await post(`/letters/${id}/receipt`, {
    receivedAt: new Date(clock.now()).toISOString(),
    receivedBy: '平台值班',
  })
  expect(await letter()).toMatchObject({ status: 'overdue', receipt: { receivedBy: '平台值班' } })
  await rooms.encoders.algebra.stop()
  clock.pass(minutes(61))
  await patiently(async () => expect(await letter()).toMatchObject({ status: 'verified' }))
})

test('no secret stands in a log, an answer, the database or a file of it', async () => {
  for (const path of ['/channels', '/deliveries', '/alerts', '/events?limit=500', '/system']) {
    await rooms.call('GET', path).catch(() => undefined)
  }
  expect(rooms.told.length).toBeGreaterThan(50)
  expect(rooms.told.filter((text) => text.includes(MARK))).toEqual([])
  await rooms.foundation.closers.closeAll()
  expect(await filesHolding(rooms.dataFolder, MARK)).toEqual([])
})
