import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import { attributesOf, byTestId, textOf } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { wireDisguise, wireSolicitation } from '../../build/dashboard/wire-findings.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'

let dashboard: OpenDashboard
let page: Page
let complaints: string[]

beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())

beforeEach(async () => {
  await busyMorning(dashboard.fixture, dashboard.browser)
  const found = { disguises: [wireDisguise], solicitations: [wireSolicitation] }
  dashboard.fixture.state.violations.push(wireViolation({ id: 'v-camp', ...found }))
})
afterEach(async () => {
  expect(complaints, 'nothing from elsewhere, nothing that the policy forbids').toEqual([])
  await dashboard.leave()
})

test('name and substance stand side by side, the words of the name marked', async () => {
  ;({ page, complaints } = await dashboard.visit('/violations/v-camp'))
  await page.waitForSelector(byTestId('disguise'))
  const [name, substance] = (await page.evaluate(`
    ['disguise-name', 'disguise-substance'].map((id) =>
      document.querySelector('[data-testid="' + id + '"]').getBoundingClientRect().top)`)) as number[]
  expect(name).toBe(substance)
  expect(await textOf(page, `${byTestId('disguise-name')} mark`)).toBe('思维训练营')
  const shown = await textOf(page, byTestId('disguise-substance'))
  expect(shown).toContain('数学')
  expect(shown).toContain('列方程')
  expect(shown).toContain('92%')
  expect(await textOf(page, byTestId('disguise'))).toContain('按直播授课判')
  const [kept] = await attributesOf(page, `${byTestId('disguise-name')} a`, 'href')
  expect(kept).toBe(`/api/v1/violations/v-camp/evidence/${'cd'.repeat(32)}`)
})

test('soliciting says whom it concerns and shows no number', async () => {
  ;({ page, complaints } = await dashboard.visit('/violations/v-camp'))
  await page.waitForSelector(byTestId('solicitation'))
  const shown = await textOf(page, byTestId('solicitation'))
  expect(shown).toContain('KC4')
  expect(shown).toContain('市场监管')
  expect(shown).toContain('abc***45')
})

test('a violation without either shows neither', async () => {
  ;({ page, complaints } = await dashboard.visit('/violations/v-maths'))
  await page.waitForSelector(byTestId('frame-box'))
  expect(await page.$(byTestId('disguises'))).toBeNull()
  expect(await page.$(byTestId('solicitations'))).toBeNull()
})

test('what was captured is listed with the reason for what was not', async () => {
  ;({ page, complaints } = await dashboard.visit('/violations/v-camp'))
  await page.waitForSelector(byTestId('capture-item'))
  const outcomes = await attributesOf(page, byTestId('capture-item'), 'data-outcome')
  expect(outcomes).toEqual(['partly', 'captured', 'missing'])
  const shown = await textOf(page, byTestId('capture'))
  expect(shown).toContain('3 项中已取得 1 项')
  expect(shown).toContain('未设时间源')
})
