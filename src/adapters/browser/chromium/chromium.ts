import { rm } from 'node:fs/promises'
import puppeteer, { type Browser, type BrowserContext } from 'puppeteer'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Logger } from '../../../ports/logger.ts'
import { chromiumArguments } from './chromium-arguments.ts'
import { guardMemory } from './memory-guard.ts'
import { makeProfileFolder, sweepProfileFolders } from './profile-folders.ts'
import { unpackChromium } from './unpack-chromium.ts'

export type ChromiumNeeds = {
  /** `CHROME_PATH`; `null`: the Chromium that npm brought. */
  readonly chromePath: string | null
  readonly asRoot: boolean
  /** Address of the filtering proxy; everything goes through it. */
  readonly proxyUrl: string
  readonly logger: Logger
  readonly clock: Clock
}

export type Chromium = {
  /** Launches when needed; name and version, or fault `browser-missing`. */
  ready(): Promise<Result<string>>
  /** Whether it did not start the last time that it was to. */
  failed(): boolean
  /** A fresh profile that shares nothing with others. The caller closes it. Rejects when Chromium cannot start. */
  openProfile(): Promise<BrowserContext>
  /** Ends the browser and all of its processes. */
  close(): Promise<void>
}

const LAUNCH_MILLISECONDS = 30_000
/** A browser that stands still keeps its pipe open: it is connected and does nothing. */
const ANSWER: Duration = seconds(20)
const CLOSE: Duration = seconds(5)
/** Long-lived browsers grow; a new one costs a fifth of a second. */
const PROFILES_PER_BROWSER = 200

type Running = {
  readonly browser: Browser
  /** Everything the browser writes lies here and goes with it. */
  readonly folder: string
  readonly over: AbortController
}

async function launch(needs: ChromiumNeeds): Promise<Running> {
  const executablePath = needs.chromePath ?? (await unpackChromium())
  const swept = await sweepProfileFolders()
  if (swept > 0) needs.logger.info({ swept }, 'profiles of killed browsers removed')
  const folder = await makeProfileFolder()
  try {
    const browser = await puppeteer.launch({
      executablePath,
      headless: 'shell',
      args: chromiumArguments(needs),
      userDataDir: folder,
      // Over a pipe: no debugging port that others on the machine could connect to, and the browser ends with us.
      pipe: true,
      // None of our own environment, which holds secrets.
      env: { LANG: 'zh_CN.UTF-8', TZ: 'Asia/Shanghai', HOME: folder, TMPDIR: folder },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: LAUNCH_MILLISECONDS,
    })
    const over = new AbortController()
    const pid = browser.process()?.pid
    if (pid !== undefined) void guardMemory(pid, needs.clock, over.signal)
    return { browser, folder, over }
  } catch (error) {
    await removeFolder(folder)
    throw error
  }
}

const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {})

async function endBrowser({ browser, folder, over }: Running, clock: Clock): Promise<void> {
  const child = browser.process()
  over.abort()
  const closed = new AbortController()
  const politely = browser
    .close()
    .catch(() => {})
    .then(() => closed.abort())
  await Promise.race([politely, clock.sleep(CLOSE, closed.signal)])
  closed.abort()
  if (child?.pid !== undefined && child.pid > 1) {
    try {
      // puppeteer makes the browser leader of its own group: this takes helpers along that have lost their leader.
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
  await removeFolder(folder)
}

/** Whether it does what it is asked; its version would be told from memory. */
async function answers({ browser }: Running, clock: Clock): Promise<boolean> {
  const asked = new AbortController()
  const answered = browser
    .target()
    .createCDPSession()
    .then(
      (session) => session.detach().then(() => true),
      () => false,
    )
  const late = clock.sleep(ANSWER, asked.signal).then(() => false)
  const does = await Promise.race([answered.catch(() => false), late])
  asked.abort()
  return does
}

function missing(error: unknown): Result<never> {
  const cause = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return fail(
    'browser-missing',
    `浏览器无法启动（${cause}），请检查 CHROME_PATH。Chromium does not start: check CHROME_PATH.`,
    'CHROME_PATH',
  )
}

/** One Chromium for the whole program, launched on first use, again after a crash and after many visits. */
export function createChromium(needs: ChromiumNeeds): Chromium {
  let current: Promise<Running> | null = null
  let opened = 0
  let failed = false

  const running = async (): Promise<Running> => {
    const alive = current === null ? null : await current.catch(() => null)
    if (alive?.browser.connected === true && (await answers(alive, needs.clock))) return alive
    if (alive !== null) {
      needs.logger.warn({}, 'the browser is gone or stands still, launching another')
      await endBrowser(alive, needs.clock)
    }
    opened = 0
    current = launch(needs)
    failed = await current.then(
      () => false,
      () => true,
    )
    return current
  }

  /** One at a time, so that two visits do not launch two browsers. */
  let line: Promise<unknown> = Promise.resolve()
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work, work)
    line = done.catch(() => {})
    return done
  }

  const newProfile = ({ browser }: Running): Promise<BrowserContext> => {
    opened += 1
    return browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } })
  }

  const recycleWhenIdle = async (used: Running): Promise<Running> => {
    const idle = used.browser.browserContexts().length <= 1
    if (opened < PROFILES_PER_BROWSER || !idle) return used
    current = null
    await endBrowser(used, needs.clock)
    return running()
  }

  return {
    failed: () => failed,
    ready: () =>
      inLine(async () => {
        try {
          return succeed(await (await running()).browser.version())
        } catch (error) {
          return missing(error)
        }
      }),
    openProfile: () =>
      inLine(async () => {
        const used = await recycleWhenIdle(await running())
        try {
          return await newProfile(used)
        } catch (error) {
          // A browser that has just crashed may not be known to be gone yet.
          needs.logger.warn({ error: String(error) }, 'the browser does not answer')
          current = null
          await endBrowser(used, needs.clock)
          return newProfile(await running())
        }
      }),
    close: () =>
      inLine(async () => {
        const last = current
        current = null
        const used = last === null ? null : await last.catch(() => null)
        if (used !== null) await endBrowser(used, needs.clock)
      }),
  }
}
