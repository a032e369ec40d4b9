import { rm } from 'node:fs/promises'
import puppeteer, { type Browser } from 'puppeteer'
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

const LAUNCH_MILLISECONDS = 30_000
/** A browser that stands still keeps its pipe open: it is connected and does nothing. */
const ANSWER: Duration = seconds(20)
const CLOSE: Duration = seconds(5)
export type Running = {
  readonly browser: Browser
  /** Everything the browser writes lies here and goes with it. */
  readonly folder: string
  readonly over: AbortController
}

/** Launches one, with a profile folder of its own. Rejects when it does not start, or `signal` aborts meanwhile. */
export async function launch(needs: ChromiumNeeds, signal: AbortSignal): Promise<Running> {
  const executablePath = needs.chromePath ?? (await unpackChromium())
  const swept = await sweepProfileFolders()
  if (swept > 0) needs.logger.info({ swept }, 'profiles of killed browsers removed')
  const folder = await makeProfileFolder()
  // Only of the launch: one that runs is ended politely.
  const launching = new AbortController()
  const giveUp = () => launching.abort(signal.reason)
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    signal.throwIfAborted()
    const browser = await puppeteer.launch({
      signal: launching.signal,
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
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {})

/** Ends it with all its processes, and removes what it wrote. */
export async function endBrowser({ browser, folder, over }: Running, clock: Clock): Promise<void> {
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
export async function answers({ browser }: Running, clock: Clock): Promise<boolean> {
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
