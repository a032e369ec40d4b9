import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SystemInfo } from '../../../src/contracts/system.ts'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import { attributesOf, byTestId, textOf } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'

let dashboard: OpenDashboard
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
beforeEach(async () => {
  Object.assign(dashboard.fixture.state, { signedIn: true, broken: false, refuseStreams: false })
  await busyMorning(dashboard.fixture, dashboard.browser)
})
afterEach(() => dashboard.leave())

const FIGURES: NonNullable<SystemInfo['canaries']> = {
  sight: 'seeing',
  words: null,
  lessons: 12,
  found: 12,
  recall: 1,
  others: 5,
  falseAlarms: 0,
  medianSeconds: 24.4,
  p95Seconds: 31,
  lastFoundAt: '2026-11-28T11:48:00+08:00',
}

async function shown(figures: SystemInfo['canaries']) {
  dashboard.fixture.state.canaries = figures
  const { page } = await dashboard.visit('/', {})
  await page.waitForSelector(byTestId('self-check'))
  const [sight] = await attributesOf(page, byTestId('self-check'), 'data-sight')
  const [look] = await attributesOf(page, byTestId('self-check'), 'class')
  return { sight, look, text: await textOf(page, byTestId('self-check')) }
}

test('the first page says in one line whether the patrol finds what it is shown', async () => {
  const { sight, text } = await shown(FIGURES)
  expect(sight).toBe('seeing')
  expect(text).toMatch(/巡查自检.*课 12\/12 发现 · 误报 0\/5 · 开课到告警 24 秒/)
})

test('and says loudly that it is blind', async () => {
  const words = { zh: '巡查看不见', en: 'the patrol is blind' }
  const { sight, text } = await shown({ ...FIGURES, sight: 'blind', words, found: 11 })
  expect(sight).toBe('blind')
  expect(text).toContain('巡查看不见')
})

test('what is not known is never green, and nothing is called the first', async () => {
  const none = { lessons: 0, found: 0, recall: null, others: 0, medianSeconds: null }
  const empty = await shown({ ...FIGURES, sight: 'unknown', ...none })
  expect(empty.look).toContain('state-unknown')
  expect(empty.text).toContain('还不知道巡查是否看得见')
  expect(empty.text).not.toContain('首个')
  const later = await shown({ ...FIGURES, sight: 'unknown' })
  expect(later.look).toContain('state-unknown')
  expect(later.text).toMatch(/近来没有放完.*课 12\/12/)

  dashboard.fixture.state.parts = [{ name: 'canaries', ready: false, detail: '读不到' }]
  const away = await shown(null)
  expect(away).toMatchObject({ sight: 'away' })
  expect(away.look).toContain('state-unknown')
})

test('a patrol that sees and does not hear is said so beside, in red', async () => {
  const words = { zh: '看得见、听不见', en: 'the patrol sees and does not hear' }
  dashboard.fixture.state.heardCanaries = { ...FIGURES, sight: 'blind', words, found: 11 }
  const { text } = await shown(FIGURES)
  expect(text).toMatch(/巡查自检/)
  const { page } = await dashboard.visit('/', {})
  await page.waitForSelector(byTestId('hearing-check'))
  expect(await textOf(page, byTestId('hearing-check'))).toMatch(/看得见、听不见.*课 11\/12 发现/)
})
