import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessDesk } from '../../build/dashboard/access-desk.ts'
import { byTestId, click, textOf, textsOf, type } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { patiently } from '../../build/patience.ts'

let dashboard: OpenDashboard
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
beforeEach(() => {
  Object.assign(dashboard.fixture.state, { signedIn: true, access: accessDesk() })
})

test('who has a second factor is asked for its code after the password, and is in', async () => {
  const { access } = dashboard.fixture.state
  access.code = '123456'
  dashboard.fixture.state.signedIn = false
  const { page } = await dashboard.visit('/account')
  await type(page, byTestId('sign-in-name'), '王芳')
  await type(page, byTestId('sign-in-password'), 'right')
  await click(page, 'sign-in-submit')
  await page.waitForSelector(byTestId('sign-in-code'))
  expect(await page.$(byTestId('trouble'))).toBeNull()
  await type(page, byTestId('sign-in-code'), '123456')
  await click(page, 'sign-in-submit')
  await page.waitForSelector(byTestId('factor-panel'))
})

test('a role that needs one scans a code, and sees the recovery codes until they are noted', async () => {
  dashboard.fixture.state.access.owes = ['second-factor']
  const { page } = await dashboard.visit('/account')
  await click(page, 'factor-begin')
  await page.waitForSelector(`${byTestId('factor-qr')} svg`)
  expect(await textOf(page, byTestId('factor-secret'))).toBe('MZXW 6YTB OI')
  await type(page, byTestId('factor-password'), 'right')
  await type(page, byTestId('factor-code'), '123456')
  await click(page, 'factor-set-up')
  await patiently(async () =>
    expect(await textsOf(page, `${byTestId('recovery-codes')} li`)).toHaveLength(10),
  )
  // The page that was owed is gone by now: what it told is not.
  await page.waitForSelector(byTestId('own-session'))
  await click(page, 'recovery-done')
  await page.waitForSelector(byTestId('recovery-codes'), { hidden: true })
  expect(await textOf(page, byTestId('factor-on'))).toContain('还剩 10 个恢复码')
})
