import type { Page } from 'puppeteer'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import { clickPlay, type PageFacts, readPage } from './in-page.ts'
import type { MediaAddresses } from './media-addresses.ts'

const MAXIMUM_TEXT = 20_000
const LOOK_EVERY: Duration = milliseconds(100)
/** Without any sign of media the rest of a page's budget is not worth waiting for. */
const PATIENCE_WITH_PLAYER: Duration = milliseconds(6_000)
const PATIENCE: Duration = milliseconds(3_000)
const CLICK_AFTER: Duration = milliseconds(1_500)
/** Once media shows, what the page still writes (title, chat, further addresses) comes within this. */
const SETTLE: Duration = milliseconds(400)

const NOTHING: PageFacts = {
  text: '',
  written: [],
  elements: [],
  playing: false,
  hasPlayer: false,
  asksForPassword: false,
}

/** Facts of the page and of all its frames together, white space folded. */
export async function collectFacts(page: Page): Promise<PageFacts & { readonly title: string }> {
  const facts = await Promise.all(
    page.frames().map((frame) => frame.evaluate(readPage, MAXIMUM_TEXT).catch(() => NOTHING)),
  )
  const text = facts.map((fact) => fact.text).join('\n')
  return {
    title: await page.title(),
    text: text.replace(/\s+/g, ' ').trim().slice(0, MAXIMUM_TEXT),
    written: facts.flatMap((fact) => fact.written),
    elements: facts.flatMap((fact) => fact.elements),
    playing: facts.some((fact) => fact.playing),
    hasPlayer: facts.some((fact) => fact.hasPlayer),
    asksForPassword: facts.some((fact) => fact.asksForPassword),
  }
}

const clickInFrames = (page: Page): Promise<readonly boolean[]> =>
  Promise.all(page.frames().map((frame) => frame.evaluate(clickPlay).catch(() => false)))

/**
 * Returns once the page asked for media, or a video plays and no address came, or patience is over. A live page never
 * falls silent on the network, so that is not waited for. A play button is clicked once, and only if nothing plays.
 */
export async function waitForMedia(
  page: Page,
  media: MediaAddresses,
  clock: Clock,
  until: Duration,
): Promise<void> {
  const started = clock.monotonic()
  let patience = PATIENCE_WITH_PLAYER
  let clicked = false
  let playingSince: Duration | null = null
  while (clock.monotonic() < Math.min(until, started + patience)) {
    if (media.list().length > 0) break
    const waited = clock.monotonic() - started
    const { playing, hasPlayer } = await collectFacts(page)
    patience = hasPlayer ? PATIENCE_WITH_PLAYER : PATIENCE
    if (playing) playingSince ??= clock.monotonic()
    if (playingSince !== null && clock.monotonic() - playingSince > CLICK_AFTER) return
    if (!playing && !clicked && waited > CLICK_AFTER) {
      clicked = true
      await clickInFrames(page)
    }
    await clock.sleep(LOOK_EVERY)
  }
  await clock.sleep(milliseconds(Math.max(0, Math.min(SETTLE, until - clock.monotonic()))))
}
