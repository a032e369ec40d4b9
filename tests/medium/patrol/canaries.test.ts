import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFoundation, type Foundation } from '../../../src/compose/foundation.ts'
import { type House, openHouse } from '../../../src/compose/house.ts'
import { parseSettings } from '../../../src/config/settings.ts'
import { canaryRhythm } from '../../../src/core/canary/follow-canary.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import { minus } from '../../../src/core/time/instant.ts'
import { preparedFolder, removeFolder } from '../../build/database/database.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'
import { patiently } from '../../build/patience.ts'

let folder: string
let foundation: Foundation
let house: House

beforeAll(async () => {
  folder = await preparedFolder()
  const environment = {
    XUNCHA_DATA_DIR: folder,
    XUNCHA_SCHEDULES: SCHEDULES_FOLDER,
    LOG_LEVEL: 'silent',
  }
  const settings = parseSettings(environment, folder)
  if (!settings.ok) throw new Error(settings.fault.message)
  foundation = createFoundation({
    ...settings.value,
    errorStream: process.stderr,
    drillStart: null,
  })
  const opened = await openHouse({
    foundation,
    roles: ['api', 'scheduler', 'worker'],
    asRoot: process.getuid?.() === 0,
    alsoAllowHosts: [],
    alsoMediaServers: {},
    rehearsal: false,
    canaries: { ...canaryRhythm(seconds(1)), first: milliseconds(100) },
  })
  if (!opened.ok) throw new Error(opened.fault.message)
  house = opened.value
  await house.startWork()
})

afterAll(async () => {
  await foundation?.closers.closeAll()
  await removeFolder(folder)
})

const metrics = async (): Promise<string> =>
  (await house.server.inject({ method: 'GET', url: '/metrics' })).body

test('a lesson that the program shows itself goes through the whole line to its alert, and is nobody’s case', async () => {
  const found = await patiently(async () => {
    const { clock } = foundation
    const runs = await house.transactions.run(({ canaries }) =>
      canaries.since(minus(clock.now(), seconds(3_600)), 10),
    )
    const over = runs.find(({ endedAt }) => endedAt !== null)
    expect(over).toBeDefined()
    return over
  })
  expect(found).toMatchObject({ kind: 'lesson', state: 'found', reached: 'alert' })
  const real = await house.transactions.run(async (records) => ({
    rooms: await records.rooms.all(),
    institutions: await records.institutions.all(),
    statuses: await records.roomBoard.statuses(),
    violations: (await records.violations.list({}, { limit: 10, cursor: null })).items,
    alerts: (await records.alerts.list({ limit: 10, cursor: null })).items,
    labels: (await records.operatorLabels.list({}, { limit: 10, cursor: null })).items,
    last: await records.journal.last(),
  }))
  expect(real).toEqual({
    rooms: [],
    institutions: [],
    statuses: [],
    violations: [],
    alerts: [],
    labels: [],
    last: null,
  })
  const told = await metrics()
  expect(told).toContain('xuncha_part_ready{part="canaries"} 1')
  expect(told).toContain('xuncha_canary_blind 0')
  expect(told).toContain('xuncha_canary_recall 1')
  expect(told).toMatch(/xuncha_canary_alert_seconds\{quantile="0.5"\} \d+/)
  // Nothing makes words of speech here: what is heard is not tried, which is said and is neither red nor green.
  expect(told).not.toMatch(/^xuncha_canary_heard_blind /m)
  const ready = await house.server.inject({ method: 'GET', url: '/readyz' })
  expect(ready.body).toContain('听没有自检：未设转写')
})
