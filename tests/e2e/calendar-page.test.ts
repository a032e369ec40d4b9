import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attributesOf, byTestId, click, focus, hover, textOf } from '../build/dashboard/look.ts'
import { signIn } from '../build/dashboard/sign-in.ts'
import { openTestBrowser } from '../build/dashboard/test-browser.ts'
import { patientPage } from '../build/pages/patient-page.ts'
import { PATIENCE } from '../build/patience.ts'
import { firstPassword } from '../build/program/first-password.ts'
import { type RunningProgram, startProgram } from '../build/program/running-program.ts'

// README's pictures are these very ones: UPDATE_SCREENSHOTS=1 puts them there.
const SCREENSHOTS = fileURLToPath(
  new URL(
    process.env['UPDATE_SCREENSHOTS'] === '1' ? '../../docs/screenshots' : '../artifacts',
    import.meta.url,
  ),
)
const cell = (date: string, stage = 'compulsory'): string =>
  `button[data-date="${date}"][data-stage="${stage}"]`

let program: RunningProgram
let browser: Browser
let page: Page
let folder: string
let dashboard: string
const complaints: string[] = []

/** Opens the calendar as a colleague would who was sent its address. */
async function open(query: string): Promise<void> {
  await page.goto(`${dashboard}/calendar?${query}`)
  await page.waitForSelector(byTestId('calendar-compulsory'), PATIENCE)
}

// The tests know no browser's types: what runs in the page is handed over as text.
const inPage = (expression: string): Promise<unknown> => page.evaluate(expression)
async function factsOf(date: string, stage?: string): Promise<unknown> {
  await page.waitForSelector(cell(date, stage), PATIENCE)
  return inPage(`({ ...document.querySelector('${cell(date, stage)}').dataset })`)
}
const shownDate = async () => attributesOf(page, byTestId('day-panel'), 'data-date')

async function screenshot(name: string, width: number, height: number): Promise<void> {
  await page.setViewport({ width, height })
  await inPage('document.fonts.ready.then(() => true)')
  if (height > 1000) await inPage('scrollTo(0, 0)')
  await page.screenshot({ path: `${SCREENSHOTS}/calendar-${name}.png` })
}

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/xuncha-e2e-`)
  await mkdir(SCREENSHOTS, { recursive: true })
  program = startProgram(['serve'], { XUNCHA_DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' })
  browser = await openTestBrowser()
  page = await patientPage(await browser.createBrowserContext())
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.setViewport({ width: 1440, height: 900 })
  const password = await firstPassword(program)
  const [, address = ''] = await program.waitFor(/dashboard: (\S+)/)
  dashboard = address
  await page.goto(dashboard)
  await signIn(page, 'admin', password)
  await page.waitForSelector(byTestId('nav-calendar'), PATIENCE)
}, 180_000)

afterAll(async () => {
  await browser.close()
  await program.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

describe('an officer looks up the year 2026 of Guangzhou, both stages', () => {
  it('sees every day of it in each stage, with what it is', async () => {
    await open('year=2026&region=440100&stage=both')
    for (const stage of ['calendar-compulsory', 'calendar-senior-high']) {
      const days = await attributesOf(page, `${byTestId(stage)} [data-date]`, 'data-date')
      expect(days).toHaveLength(365)
    }
    expect(await factsOf('2026-02-14')).toMatchObject({
      kind: 'winter-vacation',
      also: 'adjusted-workday',
      outlook: 'forbidden',
      provisional: 'false',
    })
    expect(await factsOf('2026-05-09')).toMatchObject({
      kind: 'adjusted-workday',
      outlook: 'permitted',
    })
    expect(await factsOf('2026-02-02')).toMatchObject({ keyPeriod: 'winter-first-week' })
    expect(await factsOf('2026-08-25')).toMatchObject({ kind: 'unknown', outlook: 'review' })
    expect(await factsOf('2026-02-02', 'senior-high')).toMatchObject({ kind: 'school-day' })
  })

  it('is told on hovering what the day is, why, by what source and at which hours', async () => {
    // High enough that the panel at the foot does not stand over May.
    await page.setViewport({ width: 1440, height: 1560 })
    await hover(page, cell('2026-05-09'))
    await page.waitForSelector(`${byTestId('day-panel')}[data-date="2026-05-09"]`)
    const words = await textOf(page, byTestId('day-panel'))
    expect(words).toContain('调休上班')
    expect(words).toContain('TOD-SCHOOL')
    expect(words).toContain('18:00–21:00')
    const links = `${byTestId('day-panel')} a`
    const addresses = await attributesOf(page, links, 'href')
    expect(addresses).toContainEqual(expect.stringMatching(/^https:\/\/www\.gov\.cn\//))
    expect(new Set(await attributesOf(page, links, 'rel'))).toEqual(new Set(['noreferrer']))
  })
})

describe('an officer at the keyboard', () => {
  it('walks by keyboard over days, weeks and months', async () => {
    await page.mouse.move(1, 1)
    await focus(page, cell('2026-02-14'))
    const steps = [
      ['ArrowRight', '2026-02-15'],
      ['ArrowDown', '2026-02-22'],
      ['PageDown', '2026-03-22'],
      ['Home', '2026-03-16'],
      ['End', '2026-03-22'],
      ['PageUp', '2026-02-22'],
    ] as const
    for (const [key, date] of steps) {
      await page.keyboard.press(key)
      await page.waitForSelector(`${byTestId('day-panel')}[data-date="${date}"]`)
      const focused = await inPage('document.activeElement.dataset.date')
      expect(focused).toBe(date)
    }
  })

  it('jumps to the next change', async () => {
    await focus(page, cell('2026-02-14'))
    await click(page, 'next-change')
    await expect.poll(shownDate).toEqual(['2026-03-02'])
    expect(await factsOf('2026-03-02')).toMatchObject({ kind: 'school-day' })
  })

  it('finds it legible in light, dark and on a narrow screen', async () => {
    await focus(page, cell('2026-02-14'))
    await screenshot('2026-both', 1440, 1560)
    await page.setViewport({ width: 360, height: 780 })
    await focus(page, cell('2026-05-09'))
    await screenshot('2026-narrow', 360, 780)
    const overflow = await inPage(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow).toBe(0)
    await inPage(`localStorage.setItem('xuncha.theme', 'dark')`)
    await open('year=2026&region=440100&stage=both')
    await focus(page, cell('2026-02-14'))
    await screenshot('2026-both-dark', 1440, 1560)
    await inPage(`localStorage.setItem('xuncha.theme', 'light')`)
  })
})

describe('a year whose arrangement is not published', () => {
  it('is marked provisional, says what that means, and permits nothing', async () => {
    await open('year=2027&region=440100&stage=both')
    const banner = await textOf(page, byTestId('calendar-provisional'))
    expect(banner).toContain('2027')
    expect(banner).toContain('不会自动阻断')
    expect(await factsOf('2027-02-05')).toMatchObject({
      kind: 'statutory-holiday',
      outlook: 'forbidden',
      provisional: 'true',
    })
    expect(await page.$$('[data-date][data-outlook="permitted"]')).toHaveLength(0)
    expect(await page.$$('[data-date][data-provisional="false"]')).toHaveLength(0)
    await screenshot('2027-provisional', 1440, 1560)
  })
})

describe('the address of the page', () => {
  it('follows the choices, so that what is seen can be sent on', async () => {
    await page.setViewport({ width: 1440, height: 900 })
    await open('year=2027&region=440300&stage=compulsory')
    expect(await page.$(byTestId('calendar-senior-high'))).toBeNull()
    await click(page, 'year-before')
    await page.waitForSelector(cell('2026-01-01'), PATIENCE)
    expect(new URL(page.url()).search).toBe('?year=2026&region=440300&stage=compulsory')
  })

  it('takes a city from the list, and a code that is typed', async () => {
    for (const [typed, region] of [
      ['珠海', '440400'],
      ['440783', '440783'],
    ] as const) {
      await click(page, 'calendar-region')
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
      await expect.poll(() => new URL(page.url()).searchParams.get('region')).toBe(region)
      await page.waitForSelector(cell('2026-01-01'), PATIENCE)
    }
  })

  it('marks today by the clock of the program', async () => {
    await click(page, 'nav-calendar')
    await page.waitForSelector('[data-today="true"]', PATIENCE)
    const now = await inPage(
      `fetch('/api/v1/system').then((answer) => answer.json()).then(({ now }) => now)`,
    )
    const marked = await attributesOf(page, '[data-today="true"]', 'data-date')
    expect(marked).toEqual([String(now).slice(0, 10), String(now).slice(0, 10)])
  })

  it('with a region that does not exist says so, and lets the officer try again', async () => {
    await page.goto(`${dashboard}/calendar?year=2026&region=999999&stage=both`)
    expect(await textOf(page, byTestId('trouble'))).toContain('999999')
    await page.waitForSelector(byTestId('retry'))
    expect(await page.$('[data-date]')).toBeNull()
  })

  it('shows all of it without one error on the page', () => {
    expect(complaints).toEqual([])
  })
})
