import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import type { Browser, BrowserContext, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byTestId } from '../build/dashboard/look.ts'
import { signIn } from '../build/dashboard/sign-in.ts'
import { openTestBrowser } from '../build/dashboard/test-browser.ts'
import { patientPage } from '../build/pages/patient-page.ts'
import { PATIENCE } from '../build/patience.ts'
import { firstPassword } from '../build/program/first-password.ts'
import { type RunningProgram, startProgram } from '../build/program/running-program.ts'

const PATHS = ['/', '/violations', '/lookup'] as const
const LIVE = `${byTestId('connection')}[data-state="live"]`
const LOST = `${byTestId('connection')}[data-state="lost"]`
const CLEAN = `${byTestId('count')}[data-state="clean"]`

let program: RunningProgram
let browser: Browser
let profile: BrowserContext
let folder: string
let dashboard: string
let password: string

async function enter(): Promise<void> {
  const page = await patientPage(profile)
  await page.goto(dashboard)
  await signIn(page, 'admin', password)
  await page.waitForSelector(LIVE, PATIENCE)
  await page.close()
}

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/xuncha-frozen-`)
  program = startProgram(['serve'], { XUNCHA_DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' })
  browser = await openTestBrowser()
  profile = await browser.createBrowserContext()
  password = await firstPassword(program)
  dashboard = (await program.waitFor(/dashboard: (\S+)/))[1] ?? ''
  await enter()
}, 180_000)

afterAll(async () => {
  program.child.kill('SIGCONT')
  await browser.close()
  await program.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

const ground = (page: Page): Promise<unknown> =>
  page.evaluate(`getComputedStyle(document.querySelector('${CLEAN}')).backgroundColor`)

describe('a server whose process is stopped, its connections open', () => {
  it('looks live on no page: each turns grey, says how old it is, and comes back by itself', async () => {
    const pages = await Promise.all(
      PATHS.map(async (path) => {
        const page = await patientPage(profile)
        await page.goto(dashboard + path, PATIENCE)
        await page.waitForSelector(LIVE, PATIENCE)
        return page
      }),
    )
    const wall = pages[0] as Page
    await wall.waitForSelector(CLEAN, PATIENCE)
    const before = await ground(wall)

    program.child.kill('SIGSTOP')
    await Promise.all(
      pages.map(async (page) => {
        await page.waitForSelector('main[data-old="true"]', PATIENCE)
        await page.waitForSelector(LOST, PATIENCE)
        const told = await page.waitForSelector(byTestId('banner-lost'), PATIENCE)
        expect(await told?.evaluate((note) => note.textContent)).toMatch(/\d+ 秒前的情况/)
        expect(await page.$(LIVE)).toBeNull()
      }),
    )
    expect(await ground(wall)).not.toBe(before)
    await expect.poll(() => wall.title()).toContain('⚠')

    program.child.kill('SIGCONT')
    await Promise.all(
      pages.map(async (page) => {
        await page.waitForSelector(LIVE, PATIENCE)
        await page.waitForSelector('main[data-old="false"]', PATIENCE)
      }),
    )
    expect(await ground(wall)).toBe(before)
  })
})

describe('the first password', () => {
  it('is for the owner of the data folder alone, and in nothing that a service prints', async () => {
    const { mode } = await stat(`${folder}/first-password.txt`)
    expect((mode & 0o777).toString(8)).toBe('600')
    expect(password).not.toBe('')
    const { stdout, stderr } = await program.stop()
    expect(stdout + stderr).not.toContain(password)
  })
})
