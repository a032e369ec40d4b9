import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { judgementDesk } from '../../build/dashboard/judgement-desk.ts'
import { byTestId, click, clickOn, isEnabled, textOf, type } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'
import { PATIENCE } from '../../build/patience.ts'

let dashboard: OpenDashboard
let page: Page
let complaints: string[]

beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())
beforeEach(() => {
  dashboard.fixture.state.role = 'administrator'
})
afterEach(async () => {
  expect(complaints, 'nothing from elsewhere, nothing that the policy forbids').toEqual([])
  await dashboard.leave()
})

async function open(): Promise<void> {
  ;({ page, complaints } = await dashboard.visit('/judgement'))
}

test('where nothing was added or learned, the page says what judges and how to begin', async () => {
  await open()
  expect(await textOf(page, byTestId('judgement-now'))).toContain('程序自带的模型')
  expect(await textOf(page, byTestId('judgement-terms-empty'))).toContain('xuncha terms check')
  expect(await textOf(page, byTestId('judgement-models-empty'))).toContain('xuncha learn')
})

test('what was tried shows its effect, and is adopted and withdrawn with a reason; what was not tried cannot be', async () => {
  const { state } = dashboard.fixture
  judgementDesk(state)
  await open()
  const terms = byTestId('judgement-terms')
  expect(await textOf(page, `${terms} ${byTestId('shadow-room')}`)).toContain('晚间陪伴自习室')
  expect(await textOf(page, `${terms} ${byTestId('shadow-violation')}`)).toContain('不立案')
  expect(await textOf(page, byTestId('learn-panel'))).toContain('0.07266 → 0.02258')
  expect(await isEnabled(page, 'judgement-adopt')).toBe(false)

  await click(page, 'judgement-withdraw')
  await type(page, '#judgement-reason', '再观察')
  await click(page, 'judgement-submit')
  await expect.poll(() => state.reasons.at(-1), PATIENCE).toBe('models withdraw: 再观察')
  await page.locator(`::-p-text(程序自带的模型)`).setTimeout(PATIENCE.timeout).wait()
})

test('an operator sees all of it and can change nothing', async () => {
  dashboard.fixture.state.role = 'operator'
  judgementDesk(dashboard.fixture.state)
  await open()
  await page.waitForSelector(byTestId('judgement-card'))
  expect(await page.$(byTestId('judgement-adopt'))).toBeNull()
  expect(await textOf(page, '.judgement')).toContain('只有管理员')
})

test('a violation on which own words were met says which, where, and what would be believed without them', async () => {
  const violation = wireViolation({})
  const ownWords = {
    version: '4f1c22aa9b03',
    logOdds: 1,
    scoreWithout: 0.683,
    words: [
      { word: '错题', term: '错题', where: 'screen' as const, start: 2, end: 4, logOdds: 0.8 },
      { word: '督学', term: '督学', where: 'title' as const, start: 0, end: 2, logOdds: 0.25 },
    ],
  }
  const classification = { ...violation.classification, ownWords }
  dashboard.fixture.state.violations = [{ ...violation, classification }]
  ;({ page, complaints } = await dashboard.visit(`/violations/${violation.id}`))
  const said = await textOf(page, byTestId('own-words-said'))
  expect(said).toContain('错题')
  expect(said).toContain('标题')
  expect(said).toContain('不计则为 68%')
})

test('words written on the page are checked by line before they can be handed in', async () => {
  const { state } = dashboard.fixture
  await open()
  await clickOn(page, `${byTestId('hand-in-words')} summary`)
  await type(page, '#words-text', 'name: 词\nwords:\n  - 学')
  await type(page, '#words-reason', '来信')
  await click(page, 'words-check')
  expect(await textOf(page, byTestId('words-problems'))).toContain('第 3 行')
  expect(await isEnabled(page, 'words-hand-in')).toBe(false)
  await type(page, '#words-text', 'name: 词\nwords: [伴学, 督学]')
  await click(page, 'words-check')
  expect(await textOf(page, byTestId('words-fine'))).toContain('2 个词')
  await click(page, 'words-hand-in')
  await expect.poll(() => state.reasons.at(-1), PATIENCE).toBe('terms: 来信')
})
