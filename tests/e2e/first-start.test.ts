import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import type { Browser, Page } from 'puppeteer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { byTestId, choose, click, textOf, type } from '../build/dashboard/look.ts'
import { openTestBrowser } from '../build/dashboard/test-browser.ts'
import { patientPage } from '../build/pages/patient-page.ts'
import { PATIENCE } from '../build/patience.ts'
import { type RunningProgram, startProgram } from '../build/program/running-program.ts'
import { openRehearsalWorld, type RehearsalWorld } from '../medium/rehearsal/rehearsal-world.ts'

const FIVE_MINUTES = 300_000
const PASSWORD = '珠江夜航的第三盏灯塔亮了很久'

let world: RehearsalWorld
let program: RunningProgram
let browser: Browser
let page: Page
let folder: string
let robot: Server
const told: string[] = []

/** What an office's own program would be: it takes what it is sent. */
async function openRobot(): Promise<Server> {
  const server = createServer((request, response) => {
    told.push(request.url ?? '')
    request.resume().on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/xuncha-first-`)
  ;[world, browser, robot] = await Promise.all([
    openRehearsalWorld(),
    openTestBrowser(),
    openRobot(),
  ])
  page = await patientPage(await browser.createBrowserContext())
  await page.setViewport({ width: 1440, height: 900 })
}, 180_000)

afterAll(async () => {
  await browser.close()
  await program.stop()
  await world.close()
  robot.close()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

/** By the link that the program printed, which nobody can use again. */
async function becomeAdministrator(link: string): Promise<void> {
  await page.goto(link)
  await type(page, byTestId('first-name'), 'zhao')
  await type(page, byTestId('first-password'), PASSWORD)
  await type(page, byTestId('first-repeat'), PASSWORD)
  await click(page, 'first-submit')
  await page.waitForSelector(`${byTestId('setup-administrator')}[data-state="done"]`, PATIENCE)
}

async function chooseRegion(): Promise<void> {
  await type(page, '#setup-province', '广东')
  // The list of places may still be on its way.
  await page.waitForSelector('.ant-select-item-option-active', PATIENCE)
  await page.keyboard.press('Enter')
  expect(await textOf(page, byTestId('setup-region-chosen'))).toContain('广东')
  await click(page, 'setup-open-calendar')
  await page.waitForSelector(byTestId('setup-year'), PATIENCE)
}

async function tryChannel(): Promise<void> {
  await click(page, 'setup-open-channel')
  await click(page, 'channel-add')
  await choose(page, 'channel-kind', 'webhook')
  await type(page, byTestId('channel-name'), '值班机器人')
  const { port } = robot.address() as AddressInfo
  await type(page, byTestId('channel-url'), `http://127.0.0.1:${port}/alerts`)
  await click(page, 'channel-generate')
  await type(page, byTestId('channel-reason'), '首次设置')
  await click(page, 'channel-save')
  await click(page, 'channel-test')
  await page.waitForSelector(`${byTestId('setup-channel')}[data-state="done"]`, PATIENCE)
  expect(told).toContain('/alerts')
}

async function registerRoom(address: string): Promise<void> {
  await click(page, 'setup-open-room')
  await type(page, byTestId('paste-url'), address)
  await choose(page, 'paste-actor', 'unlicensed')
  await click(page, 'paste-look')
  expect(await textOf(page, byTestId('look-verdict'))).toContain('禁止')
  expect(await textOf(page, byTestId('looked-at'))).toMatch(/正在直播.*数学/)
  await click(page, 'look-register')
  await click(page, 'new-institution')
  await type(page, byTestId('institution-name'), '未批先办的提高班')
  await type(page, byTestId('register-reason'), '群众举报')
  await click(page, 'register-save')
  await type(page, byTestId('room-title'), '晚间直播课')
  await type(page, byTestId('register-reason'), '群众举报')
  await click(page, 'register-save')
  await page.waitForSelector(byTestId('room-page'), PATIENCE)
}

it(
  'from an empty folder to the first real violation, in the browser alone, within five minutes',
  async () => {
    const began = performance.now()
    program = startProgram(['serve'], {
      XUNCHA_DATA_DIR: folder,
      XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
    })
    const [, link = ''] = await program.waitFor(/first start: (\S+)/)
    await becomeAdministrator(link)
    expect(await readdir(folder), 'the password of the file is gone').not.toContain(
      'first-password.txt',
    )
    await chooseRegion()
    await tryChannel()
    await registerRoom(world.flvOf('maths'))
    await click(page, 'nav-wall')
    await page.waitForSelector(byTestId('violation-card'), PATIENCE)
    const seconds = Math.round((performance.now() - began) / 1_000)
    process.stderr.write(`from an empty folder to the first violation: ${seconds} s\n`)

    await click(page, 'nav-setup')
    await page.waitForSelector(`${byTestId('setup-room')}[data-state="done"]`, PATIENCE)
    const stranger = await patientPage(await browser.createBrowserContext())
    await stranger.goto(link)
    expect(await textOf(stranger, byTestId('trouble'))).toContain('链接已用过')
  },
  FIVE_MINUTES,
)
