import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import { attributesOf, byTestId, click, textOf, textsOf, type } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { powerDesk } from '../../build/dashboard/power-desk.ts'
import { PATIENCE } from '../../build/patience.ts'

let dashboard: OpenDashboard
let page: Page
let complaints: string[]

beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
beforeEach(async () => {
  await busyMorning(dashboard.fixture, dashboard.browser)
  powerDesk(dashboard.fixture.state, 'v-maths')
})
afterEach(async () => {
  expect(complaints, 'nothing from elsewhere, nothing that the policy forbids').toEqual([])
  await dashboard.leave()
})

test('the wall shows what counts down, has blown and waits; each is answered there, one’s own request not approved', async () => {
  const { state } = dashboard.fixture
  ;({ page, complaints } = await dashboard.visit('/'))
  expect(await textOf(page, byTestId('power-countdown'))).toMatch(/自动阻断倒计时 \d+ 秒/)
  expect(await textOf(page, byTestId('power-fuse'))).toContain('人工阻断达到 20 次')
  const waiting = await textsOf(page, byTestId('power-waiting'))
  expect(waiting.map((text) => [text.includes('复核批准'), text.includes('撤回申请')])).toEqual([
    [true, false],
    [false, true],
  ])
  await click(page, 'automatic-stop')
  await click(page, 'stop-submit')
  await expect.poll(() => state.reasons.at(-1), PATIENCE).toBe('stop: ')
  await click(page, 'fuse-reset')
  await type(page, '#fuse-reason', '集中整治')
  await click(page, 'fuse-submit')
  await expect.poll(() => state.reasons.at(-1), PATIENCE).toBe('reset: 集中整治')
  expect(state.power).toMatchObject({ blown: [], automatic: [] })
})

test('before he orders, the officer reads who else is hit and why a second person is needed', async () => {
  ;({ page, complaints } = await dashboard.visit('/violations/v-maths'))
  await click(page, 'cut')
  await type(page, byTestId('cut-reason'), '休息日讲授数学')
  await click(page, 'cut-preview')
  const hits = await textOf(page, byTestId('cut-hits'))
  expect(hits).toContain('初三数学（备用） · 虚构数学培训机构 同一路流，会一起中断')
  expect(hits).toContain('平台不告知')
  expect(await textOf(page, byTestId('needs-second'))).toContain('cuts.yaml 第 14 行')
})

test('every order stands in one list, narrowed by the address, and leads to the case', async () => {
  const rows = () => textsOf(page, byTestId('cut-row'))
  ;({ page, complaints } = await dashboard.visit('/cuts'))
  await expect.poll(async () => (await rows()).length, PATIENCE).toBeGreaterThan(1)
  const [first] = await attributesOf(page, byTestId('cut-row'), 'href')
  expect(first).toMatch(/^\/violations\//)
  await dashboard.leave()
  ;({ page, complaints } = await dashboard.visit('/cuts?state=refused'))
  await page.waitForSelector(byTestId('cuts-empty'))
  await click(page, 'filter-clear')
  await expect.poll(async () => (await rows()).length, PATIENCE).toBeGreaterThan(1)
  expect(new URL(page.url()).search).toBe('')
})
