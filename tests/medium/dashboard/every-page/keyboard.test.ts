import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { busyMorning } from '../../../build/dashboard/busy-morning.ts'
import { byTestId, textOf } from '../../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../../build/dashboard/open-dashboard.ts'
import { PATIENCE, patiently } from '../../../build/patience.ts'

let dashboard: OpenDashboard
let page: Page
beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
beforeEach(async () => {
  const { state } = dashboard.fixture
  state.cuts.clear()
  Object.assign(state, { role: 'operator', signedIn: true, broken: false, reasons: [], asked: [] })
  await busyMorning(dashboard.fixture, dashboard.browser)
  ;({ page } = await dashboard.visit('/violations/v-maths'))
  await page.waitForSelector(byTestId('frame-box'), PATIENCE)
})

/** More presses than any page has places to stop at. */
const FAR = 150

const isOn = (name: string): Promise<unknown> =>
  page.evaluate(`document.activeElement?.matches(${JSON.stringify(byTestId(name))}) === true`)

/** Walks by Tab, as somebody without a pointer does, until the keyboard is there. */
async function walkTo(name: string): Promise<void> {
  await page.waitForSelector(byTestId(name), { ...PATIENCE, visible: true })
  for (let press = 0; press < FAR; press += 1) {
    if ((await isOn(name)) === true) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not come to ${name}`)
}

async function pressOn(name: string): Promise<void> {
  await walkTo(name)
  await page.keyboard.press('Enter')
}

const hasStatus = (status: string) =>
  page.waitForSelector(`[data-violation-id="v-maths"][data-status="${status}"]`, PATIENCE)
const arrives = (name: string) =>
  patiently(async () => expect(await isOn(name), `the keyboard is on ${name}`).toBe(true))

test('a lead is claimed, confirmed, taken back and dismissed without a pointer', async () => {
  const { state } = dashboard.fixture
  await pressOn('claim')
  await page.waitForSelector(byTestId('release'), PATIENCE)
  await pressOn('confirm')
  await page.waitForSelector(`${byTestId('confirm')}[data-armed="true"]`, PATIENCE)
  await page.keyboard.press('Enter')
  await hasStatus('confirmed')
  await page.keyboard.press('u')
  await page.waitForSelector(`${byTestId('undo-confirm')}[data-armed="true"]`, PATIENCE)
  await hasStatus('confirmed')
  await page.keyboard.press('Enter')
  await hasStatus('suspected')
  await page.keyboard.press('d')
  await arrives('dismiss-reason')
  await page.keyboard.type('实为绘画课')
  await pressOn('dismiss-submit')
  await hasStatus('dismissed')
  expect(state.reasons.map((line) => line.split(':')[0])).toContain('dismiss')
})

test('a cut is ordered without a pointer, and a dialog that is left gives the keyboard back', async () => {
  const { state } = dashboard.fixture
  await walkTo('cut')
  await page.keyboard.press('Enter')
  await page.waitForSelector(byTestId('cut-reason'), { ...PATIENCE, visible: true })
  await page.keyboard.press('Escape')
  await page.waitForSelector(byTestId('cut-reason'), { ...PATIENCE, hidden: true })
  await arrives('cut')

  await page.keyboard.press('x')
  await walkTo('cut-reason')
  await page.keyboard.type('休息日讲授数学')
  await pressOn('cut-preview')
  await walkTo('cut-acknowledge')
  await page.keyboard.press('Space')
  await pressOn('cut-submit')
  await page.waitForSelector(byTestId('cut-status'), PATIENCE)
  expect(state.asked.at(-1)).toMatchObject({ dryRun: false, reason: '休息日讲授数学' })
})

test('the menus of the frame are walked by arrows, and Escape leaves them', async () => {
  await pressOn('theme-menu')
  await arrives('menu-system')
  await page.keyboard.press('ArrowUp')
  await arrives('menu-dark')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-theme="dark"]', PATIENCE)
  await arrives('theme-menu')
  await pressOn('account-menu')
  await page.keyboard.press('Escape')
  await arrives('account-menu')
  await page.keyboard.press('?')
  await page.waitForSelector(byTestId('help-overlay'), { ...PATIENCE, visible: true })
  await page.keyboard.press('Escape')
  await page.waitForSelector(byTestId('help-overlay'), { ...PATIENCE, hidden: true })
  await pressOn('nav-records')
  expect(await textOf(page, 'main h1')).not.toBe('')
})
