import { afterAll, beforeAll, expect, test } from 'vitest'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import { byTestId, click, textOf, type } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { patiently } from '../../build/patience.ts'

let dashboard: OpenDashboard
beforeAll(async () => {
  dashboard = await openDashboard()
  dashboard.fixture.state.role = 'administrator'
})
afterAll(() => dashboard.close())

test('what is wrong stands first, with since when and what to do', async () => {
  const { state } = dashboard.fixture
  state.parts = state.parts.map((part) =>
    part.name === 'browser' ? { ...part, ready: false, detail: '启动不了' } : part,
  )
  const { page } = await dashboard.visit('/health')
  const first = `${byTestId('health-item')}:first-child`
  await page.waitForSelector(`${first}[data-level="bad"]`)
  expect(await textOf(page, first)).toMatch(/浏览器.*故障.*自.*启动不了.*怎么办/s)
})

test('a setting is found by a word of it, which stands in the address', async () => {
  const { page } = await dashboard.visit('/settings')
  await page.waitForSelector(`${byTestId('setting')}[data-name="DATABASE_URL"]`)
  await type(page, byTestId('settings-text'), 'evidence')
  await page.waitForSelector(`${byTestId('setting')}[data-name="DATABASE_URL"]`, { hidden: true })
  expect(page.url()).toContain('/settings?text=evidence')
  expect(await textOf(page, byTestId('setting'))).toContain('s3://***@evidence')
})

test('a session that ends in mid-typing is taken up again by the identity provider, in a window of its own', async () => {
  const { state } = dashboard.fixture
  state.access.ways = { provider: true, passwords: 'all' }
  await busyMorning(dashboard.fixture, dashboard.browser)
  const { page } = await dashboard.visit('/violations/v-maths')
  await click(page, 'dismiss')
  await type(page, byTestId('dismiss-reason'), '实为绘画课')
  state.signedIn = false
  await click(page, 'dismiss-submit')
  await click(page, 'again-provider')
  await page.waitForSelector('[data-violation-id="v-maths"][data-status="dismissed"]')
  await patiently(async () => expect(state.reasons).toContain('dismiss: 实为绘画课'))
})
