import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import { byTestId, click, textOf, type } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { signIn } from '../../build/dashboard/sign-in.ts'

let dashboard: OpenDashboard
let page: Page
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
beforeEach(async () => {
  Object.assign(dashboard.fixture.state, { signedIn: true, reasons: [] })
  await busyMorning(dashboard.fixture, dashboard.browser)
  const visited = await dashboard.visit('/violations/v-maths')
  page = visited.page
  await click(page, 'dismiss')
  await type(page, byTestId('dismiss-reason'), '实为绘画课')
  dashboard.fixture.state.signedIn = false
})

test('a session that ends in mid-typing loses nothing, and the act that met its end is done', async () => {
  const { state } = dashboard.fixture
  await click(page, 'dismiss-submit')
  await page.waitForSelector(byTestId('sign-in-again'))
  const typed = `document.querySelector('${byTestId('dismiss-reason')}').value`
  expect(await page.evaluate(typed)).toBe('实为绘画课')
  expect(state.reasons).toEqual([])

  await type(page, byTestId('again-password'), 'wrong')
  await click(page, 'again-submit')
  expect(await textOf(page, `${byTestId('sign-in-again')} ${byTestId('trouble')}`)).toContain(
    '密码',
  )

  await type(page, byTestId('again-password'), 'right')
  await click(page, 'again-submit')
  await page.waitForSelector('[data-violation-id="v-maths"][data-status="dismissed"]')
  await page.waitForSelector(byTestId('sign-in-again'), { hidden: true })
  expect(state.reasons).toEqual(['dismiss: 实为绘画课'])
})

test('who is somebody else begins at the door, and nothing of the other is done', async () => {
  await click(page, 'dismiss-submit')
  await click(page, 'again-leave')
  await signIn(page, 'li', 'right')
  await page.waitForSelector(byTestId('violation-page'))
  expect(await page.$(byTestId('dismiss-reason'))).toBeNull()
  expect(dashboard.fixture.state.reasons).toEqual([])
})
