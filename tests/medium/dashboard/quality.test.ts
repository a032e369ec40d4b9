import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import { byTestId, click, clickOn, textOf, type } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'

let dashboard: OpenDashboard
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
beforeEach(async () => {
  dashboard.fixture.state.reasons.length = 0
  Object.assign(dashboard.fixture.state, { role: 'administrator' })
  await busyMorning(dashboard.fixture, dashboard.browser)
})

test('a second person judges a lead from its evidence alone; an officer settles and reads the figures', async () => {
  const { page, complaints } = await dashboard.visit('/quality')
  await page.waitForSelector(byTestId('figures-row'))
  const figures = await textOf(page, `${byTestId('figures-row')}[data-name="user:wang"]`)
  expect(figures).toContain('样本太少')
  expect(figures).not.toContain('%')
  await clickOn(page, byTestId('review-row'))
  await page.waitForSelector(byTestId('frame-box'))
  expect(await textOf(page, byTestId('review-page'))).not.toContain('已认定')
  await type(page, byTestId('review-reason'), '画面是素描')
  await click(page, 'review-dismissed')
  await page.waitForSelector(`${byTestId('review-done')}[data-state="disagreed"]`)
  await clickOn(page, `${byTestId('review-done')} a`)
  await page.waitForSelector(byTestId('settle-reason'))
  await type(page, byTestId('settle-reason'), '确为美术课')
  await click(page, 'settle-dismissed')
  await page.waitForSelector(`${byTestId('dispute-row')}[data-state="settled"]`)
  expect(dashboard.fixture.state.reasons).toEqual([
    'review dismissed: 画面是素描',
    'settle dismissed: 确为美术课',
  ])
  expect(complaints).toEqual([])
})
