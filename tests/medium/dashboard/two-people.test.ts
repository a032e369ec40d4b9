import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import { byTestId, click, clickOn, isEnabled, textOf, type } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { patientPage } from '../../build/pages/patient-page.ts'

let dashboard: OpenDashboard
let li: Page
let wang: Page

/** A browser of his own, signed in as himself. */
async function pageOf(name: string): Promise<Page> {
  const context = await dashboard.browser.createBrowserContext()
  const { hostname } = new URL(dashboard.fixture.url)
  await context.setCookie({ name: 'person', value: name, domain: hostname })
  const page = await patientPage(context)
  await page.setViewport({ width: 1440, height: 900 })
  return page
}

beforeAll(async () => {
  dashboard = await openDashboard()
  li = await pageOf('li')
  wang = await pageOf('wang')
})
afterAll(() => dashboard.close())

beforeEach(async () => {
  const { state, url } = dashboard.fixture
  state.reasons.length = 0
  await busyMorning(dashboard.fixture, dashboard.browser)
  for (const page of [li, wang]) {
    await page.goto(`${url}/violations/v-maths`, { waitUntil: 'domcontentloaded' })
    await page.waitForSelector(byTestId('claim'))
    await page.waitForSelector(`${byTestId('connection')}[data-state="live"]`)
  }
})

test('what one claims the other sees at once and cannot decide on, until he takes it over with a reason', async () => {
  await click(li, 'claim')
  await wang.waitForSelector(`${byTestId('claim-strip')}[data-holder="user:li"]`)
  expect(await textOf(wang, byTestId('claim-strip'))).toContain('li 正在处理，至')
  expect(await isEnabled(wang, 'confirm')).toBe(false)
  expect(await isEnabled(li, 'confirm')).toBe(true)
  await click(wang, 'take-over')
  await type(wang, byTestId('take-over-reason'), '李已下班')
  await click(wang, 'take-over-submit')
  await li.waitForSelector(`${byTestId('claim-strip')}[data-holder="user:wang"]`)
  expect(dashboard.fixture.state.reasons.at(-1)).toBe('claim: 李已下班')
})

test('who decides second is told who was faster, and what he typed is still there', async () => {
  await click(wang, 'dismiss')
  await type(wang, byTestId('dismiss-reason'), '实为绘画课')
  await click(li, 'confirm')
  await click(li, 'confirm')
  await wang.waitForSelector('[data-violation-id="v-maths"][data-status="confirmed"]')
  await click(wang, 'dismiss-submit')
  expect(await textOf(wang, `[role="dialog"] ${byTestId('trouble')}`)).toContain('已由 user:li')
  const field = `document.querySelector('${byTestId('dismiss-reason')}')`
  const typed = await wang.evaluate(`${field}.value`)
  expect(typed).toBe('实为绘画课')
  expect(dashboard.fixture.state.violations[0]).toMatchObject({ status: 'confirmed' })
})

test('what cannot be done says why, and which way exists', async () => {
  const { state } = dashboard.fixture
  state.violations = state.violations.map((one) => ({ ...one, cuttable: false }))
  await li.reload()
  expect(await textOf(li, byTestId('why-cut'))).toContain('可发函，或认定后移送')
  await clickOn(li, `${byTestId('case-acts')} summary`)
  expect(await isEnabled(li, 'act-refer')).toBe(false)
  expect(await textOf(li, '#why-refer')).toContain('须先认定')
  await click(li, 'act-assign')
  await type(li, byTestId('assign-reason'), '由王跟进')
  await click(li, 'assign-submit')
  await expect.poll(() => state.reasons).toEqual(['assign —: 由王跟进'])
})

test('a note says whether it may be told outside', async () => {
  await type(li, byTestId('note-text'), '已电话联系机构')
  await click(li, 'note-save')
  await li.waitForSelector(`${byTestId('note')}[data-audience="internal"]`)
})
