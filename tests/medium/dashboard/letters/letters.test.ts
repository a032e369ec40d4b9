import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ageLetter } from '../../../../src/core/letters/letter-steps.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { busyMorning } from '../../../build/dashboard/busy-morning.ts'
import {
  attributesOf,
  byTestId,
  click,
  isEnabled,
  textOf,
  type,
} from '../../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../../build/dashboard/open-dashboard.ts'
import { ISSUED } from '../../../build/letters/letters.ts'

let dashboard: OpenDashboard
let page: Page
let complaints: string[]

beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())

beforeEach(async () => {
  dashboard.fixture.state.letters = []
  await busyMorning(dashboard.fixture, dashboard.browser)
  ;({ page, complaints } = await dashboard.visit('/violations/v-maths'))
  await page.waitForSelector(byTestId('letter-open'))
})
afterEach(async () => {
  expect(complaints, 'nothing from elsewhere, nothing that the policy forbids').toEqual([])
  await dashboard.leave()
})

const statusShown = async () =>
  (await attributesOf(page, byTestId('letter-status'), 'data-letter-status'))[0]

test('a letter is shown before it is numbered, then waits for its receipt, is overdue by the clock, and is urged', async () => {
  await click(page, 'letter-open')
  await page.waitForSelector(byTestId('letter-measure-suspend-live'))
  const fields = {
    reason: '休息日讲授数学',
    addressee: '某某直播平台',
    issuer: '广州市教育局',
    contactName: '王老师',
    contactPhone: '020-12345678',
  }
  for (const [name, text] of Object.entries(fields)) {
    await type(page, byTestId(`letter-${name}`), text)
  }
  expect(await isEnabled(page, 'letter-show'), 'nothing is asked for yet').toBe(false)
  await click(page, 'letter-measure-suspend-live')
  await click(page, 'letter-show')
  await page.waitForSelector(byTestId('letter-preview'))
  expect(await textOf(page, byTestId('letter-preview'))).toContain('巡函〔2026〕17号')
  expect(dashboard.fixture.state.letters, 'a preview takes no number').toEqual([])

  await click(page, 'letter-submit')
  await page.waitForSelector(byTestId('letter-panel'))
  expect(await statusShown()).toBe('issued')
  const links = await attributesOf(page, byTestId('letter-pdf-0'), 'href')
  expect(links).toEqual(['/api/v1/letters/letter-1/document.pdf?reminder=0'])

  await click(page, 'letter-receipt')
  await type(page, byTestId('letter-receipt-reason'), '平台法务')
  await click(page, 'letter-receipt-submit')
  await page.waitForSelector(byTestId('letter-receipt-shown'))
  expect(await statusShown()).toBe('acknowledged')

  const { state } = dashboard.fixture
  state.letters = state.letters.map((one) => ageLetter(one, plus(ISSUED, hours(1))) ?? one)
  const violation = state.violations.find(({ id }) => id === 'v-maths')
  if (violation === undefined) throw new Error('no violation')
  state.push('violation.changed', violation)
  await page.waitForSelector(byTestId('letter-reminder-due'))
  expect(await statusShown()).toBe('overdue')

  await click(page, 'letter-reminders')
  await type(page, byTestId('letter-reminders-reason'), '时限已过')
  await click(page, 'letter-reminders-submit')
  await page.waitForSelector(byTestId('letter-docx-1'))
  expect(await page.$(byTestId('letter-reminder-due')), 'it was sent').toBeNull()
})
