import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chromium, createChromium } from '../../src/adapters/browser/chromium/chromium.ts'
import { createEgress } from '../../src/adapters/egress/create-egress.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { byTestId, click, textOf, type } from '../build/dashboard/look.ts'
import { signIn } from '../build/dashboard/sign-in.ts'
import { patientPage } from '../build/pages/patient-page.ts'
import { PATIENCE } from '../build/patience.ts'
import { type RunningProgram, runProgram, startProgram } from '../build/program/running-program.ts'
import { silentLogger } from '../fakes/silent-logger.ts'

// README's pictures are these very ones: UPDATE_SCREENSHOTS=1 puts them there.
const SCREENSHOTS = fileURLToPath(
  new URL(
    process.env['UPDATE_SCREENSHOTS'] === '1' ? '../../docs/screenshots' : '../artifacts',
    import.meta.url,
  ),
)

let program: RunningProgram
let chromium: Chromium
let page: Page
let folder: string
let dashboard: string
let password: string
const egress = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger: silentLogger })

const screenshot = (name: string): Promise<unknown> =>
  page.screenshot({ path: `${SCREENSHOTS}/${name}.png` })

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/xuncha-e2e-`)
  await mkdir(SCREENSHOTS, { recursive: true })
  program = startProgram(['demo', '--port', '0'], { XUNCHA_DATA_DIR: folder })
  chromium = createChromium({
    chromePath: process.env['CHROME_PATH'] ?? null,
    asRoot: process.getuid?.() === 0,
    proxyUrl: await egress.proxyUrl(),
    logger: silentLogger,
    clock: createSystemClock(),
  })
  const found = await program.waitFor(/dashboard: (\S+)\n.*password: (\S+)\n/)
  dashboard = found[1] ?? ''
  password = found[2] ?? ''
  page = await patientPage(await chromium.openProfile())
  await page.setViewport({ width: 1440, height: 900 })
}, 180_000)

afterAll(async () => {
  await chromium.close()
  await egress.close()
  await program.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

describe('an operator at the dashboard of the rehearsal', () => {
  it('signs in and is told that the clock is a drill clock', async () => {
    await page.goto(dashboard)
    await signIn(page, 'admin', password)
    const banner = await page.waitForSelector(byTestId('banner-drill'), PATIENCE)
    expect(await banner?.evaluate((element) => element.textContent)).toContain('2026-10-17')
  })

  it('sees the maths lesson as a violation, pushed without a reload', async () => {
    await page.waitForSelector('[data-testid="violation-card"]', PATIENCE)
    const words = await textOf(page, byTestId('violation-card'))
    expect(words).toContain('CAL-REST')
    await page.waitForSelector(
      '[data-room-id="rehearsal-room-painting"][data-state="clean"]',
      PATIENCE,
    )
  })

  it('confirms it, orders the cut and watches the proof arrive', async () => {
    await click(page, 'violation-card')
    await page.waitForSelector(byTestId('frame-box'), PATIENCE)
    await click(page, 'confirm')
    await click(page, 'confirm')
    await page.waitForSelector('[data-violation-id][data-status="confirmed"]', PATIENCE)
    await click(page, 'cut')
    await type(page, byTestId('cut-reason'), '周六上午学科授课,依法阻断')
    await click(page, 'cut-preview')
    await click(page, 'cut-acknowledge')
    await click(page, 'cut-submit')
    await page.waitForSelector(`${byTestId('cut-status')}[data-cut-status="verified"]`, PATIENCE)
    await screenshot('cut-verified')
  })

  it('finds the room off air on the wall, and the painting class untouched', async () => {
    await click(page, 'nav-wall')
    await page.waitForSelector(
      '[data-room-id="rehearsal-room-maths"][data-state="off-air"]',
      PATIENCE,
    )
    await page.waitForSelector(
      '[data-room-id="rehearsal-room-painting"][data-state="clean"]',
      PATIENCE,
    )
    await screenshot('duty-wall')
  })
})

describe('a second program', () => {
  it('is refused on the same data folder, in one sentence', async () => {
    const [own = ''] = await readdir(`${folder}/rehearsal`)
    const data = `${folder}/rehearsal/${own}`
    const second = await runProgram(['serve'], { XUNCHA_DATA_DIR: data, PORT: '0' })
    expect(second.code).toBe(2)
    expect(second.stderr.trim().split('\n').at(-1)).toMatch(/占用|in use/)
  })
})
