import puppeteer, { type Browser, type BrowserContext } from 'puppeteer'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { chromiumArguments } from './chromium-arguments.ts'
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
  /** A fresh profile that shares nothing with others. The caller closes it. Rejects when Chromium cannot start. */
  openProfile(): Promise<BrowserContext>
  /** Ends the browser and all of its processes. */
  close(): Promise<void>
}

const LAUNCH_MILLISECONDS = 30_000
const CLOSE: Duration = seconds(5)
/** Long-lived browsers grow; a new one costs a fifth of a second. */
const PROFILES_PER_BROWSER = 200

async function launch(needs: ChromiumNeeds): Promise<Browser> {
  const executablePath = needs.chromePath ?? (await unpackChromium())
  return puppeteer.launch({
    executablePath,
    headless: 'shell',
    args: chromiumArguments(needs),
    // Over a pipe: no debugging port that others on the machine could connect to, and the browser ends with us.
    pipe: true,
    // None of our own environment, which holds secrets.
    env: { LANG: 'zh_CN.UTF-8', TZ: 'Asia/Shanghai' },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: LAUNCH_MILLISECONDS,
  })
}

async function endBrowser(browser: Browser, clock: Clock): Promise<void> {
  const child = browser.process()
  const closed = new AbortController()
  const politely = browser
    .close()
    .catch(() => {})
    .then(() => closed.abort())
  await Promise.race([politely, clock.sleep(CLOSE, closed.signal)])
  closed.abort()
  if (child?.pid === undefined || child.pid <= 1) return
  try {
    // puppeteer makes the browser leader of its own group: this takes helpers along that have lost their leader.
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

/** One Chromium for the whole program, launched on first use, again after a crash and after many visits. */
export function createChromium(needs: ChromiumNeeds): Chromium {
  let current: Promise<Browser> | null = null
  let opened = 0

  const browser = async (): Promise<Browser> => {
    const alive = current === null ? null : await current.catch(() => null)
    if (alive?.connected === true) return alive
    if (alive !== null) {
      needs.logger.warn({}, 'the browser is gone, launching another')
      await endBrowser(alive, needs.clock)
    }
    opened = 0
    current = launch(needs)
    return current
  }

  /** One at a time, so that two visits do not launch two browsers. */
  let line: Promise<unknown> = Promise.resolve()
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work, work)
    line = done.catch(() => {})
    return done
  }

  const newProfile = (running: Browser): Promise<BrowserContext> => {
    opened += 1
    return running.createBrowserContext({ downloadBehavior: { policy: 'deny' } })
  }

  const recycleWhenIdle = async (running: Browser): Promise<Browser> => {
    const idle = running.browserContexts().length <= 1
    if (opened < PROFILES_PER_BROWSER || !idle) return running
    current = null
    await endBrowser(running, needs.clock)
    return browser()
  }

  return {
    ready: () =>
      inLine(async () => {
        try {
          return succeed(await (await browser()).version())
        } catch (error) {
          const cause = error instanceof Error ? error.message.split('\n')[0] : String(error)
          return fail(
            'browser-missing',
            `浏览器无法启动（${cause}），请检查 CHROME_PATH。Chromium does not start: check CHROME_PATH.`,
            'CHROME_PATH',
          )
        }
      }),
    openProfile: () =>
      inLine(async () => {
        const running = await recycleWhenIdle(await browser())
        try {
          return await newProfile(running)
        } catch (error) {
          // A browser that has just crashed may not be known to be gone yet.
          needs.logger.warn({ error: String(error) }, 'the browser does not answer')
          current = null
          await endBrowser(running, needs.clock)
          return newProfile(await browser())
        }
      }),
    close: () =>
      inLine(async () => {
        const last = current
        current = null
        const running = last === null ? null : await last.catch(() => null)
        if (running !== null) await endBrowser(running, needs.clock)
      }),
  }
}
