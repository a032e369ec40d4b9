import type { BrowserContext } from 'puppeteer'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import { answers, type ChromiumNeeds, endBrowser, launch, type Running } from './running-browser.ts'

export type Chromium = {
  /** Launches when needed; name and version, or fault `browser-missing`. However many ask meanwhile, it is tried once. */
  ready(): Promise<Result<string>>
  /** Whether it started the last time that it was to; `null`: it has not been tried. */
  starts(): boolean | null
  /** A fresh profile that shares nothing with others. The caller closes it. Rejects when Chromium cannot start. */
  openProfile(): Promise<BrowserContext>
  /** Ends the browser and all of its processes for good, also one that is being launched; nobody in the line is waited for. */
  close(): Promise<void>
}

/** Long-lived browsers grow; a new one costs a fifth of a second. */
const PROFILES_PER_BROWSER = 200

function missing(error: unknown): Result<never> {
  const cause = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return fail(
    'browser-missing',
    `浏览器无法启动（${cause}），请检查 CHROME_PATH。Chromium does not start: check CHROME_PATH.`,
    'CHROME_PATH',
  )
}

/** One at a time, so that two visits do not launch two browsers. */
function createLine(): <T>(work: () => Promise<T>) => Promise<T> {
  let line: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = line.then(work, work)
    line = done.catch(() => {})
    return done
  }
}

/** One Chromium for the whole program, launched on first use, again after a crash and after many visits. */
export function createChromium(needs: ChromiumNeeds): Chromium {
  let current: Promise<Running> | null = null
  let opened = 0
  let starts: boolean | null = null
  let asking: Promise<Result<string>> | null = null
  const closing = new AbortController()
  const inLine = createLine()

  const running = async (): Promise<Running> => {
    const alive = current === null ? null : await current.catch(() => null)
    if (alive?.browser.connected === true && (await answers(alive, needs.clock))) return alive
    if (alive !== null) {
      needs.logger.warn({}, 'the browser is gone or stands still, launching another')
      await endBrowser(alive, needs.clock)
    }
    closing.signal.throwIfAborted()
    opened = 0
    const launching = launch(needs, closing.signal)
    current = launching
    starts = await launching.then(
      () => true,
      () => false,
    )
    return launching
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
    starts: () => starts,
    ready: () => {
      asking ??= inLine(async () => {
        try {
          return succeed(await (await running()).browser.version())
        } catch (error) {
          return missing(error)
        } finally {
          asking = null
        }
      })
      return asking
    },
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
    close: async () => {
      closing.abort(new Error('the browser was closed'))
      const last = current
      current = null
      const used = last === null ? null : await last.catch(() => null)
      if (used !== null) await endBrowser(used, needs.clock)
    },
  }
}
