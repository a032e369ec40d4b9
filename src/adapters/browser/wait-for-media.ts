import type { Page } from 'puppeteer'
import { PAGE_SIGNS, type PlatformRule } from '../../core/patrol/platform-rule.ts'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import { clickThrough, playAll } from './in-page.ts'
import { type CollectedFacts, collectFacts, framesOf } from './page-facts.ts'
import type { Traffic } from './traffic/traffic.ts'
import { hasSign } from './wall.ts'

const LOOK_EVERY: Duration = milliseconds(150)
/** Without any sign of media the rest of a page's budget is not worth waiting for. */
const PATIENCE_WITH_PLAYER: Duration = milliseconds(6_000)
const PATIENCE: Duration = milliseconds(3_000)
/** Until a player shows its first picture: keyframes, and what it buffers before it begins. */
const PATIENCE_FOR_PLAYER: Duration = milliseconds(15_000)
/** Once media shows, what the page still writes (title, chat, further addresses) comes within this. */
/** An address that is only written, or words that say why there is no lesson, are believed after all clicks. */
const PATIENCE_WITH_WORDS: Duration = milliseconds(3_600)
const SETTLE: Duration = milliseconds(400)
/** A picture without an address is taken for what it is after it has played for this long. */
const PLAYS_WITHOUT_ADDRESS: Duration = milliseconds(1_500)

const CONSENT =
  '^(同意|我同意|同意并继续|全部接受|接受|我知道了|知道了|确定|已阅读并同意|accept( all)?( cookies)?|i agree|agree|got it|ok)$'
const PLAY =
  '^(播放|开始播放|点击播放|立即观看|进入直播间?|进入课堂|进入教室|观看直播|开始|继续观看|play|watch|start)$'

type Click = { readonly after: Duration; readonly how: 'consent' | 'play' }

/** One at a time and each once: a layer first, then the player, then what the player asks in turn. */
const CLICKS: readonly Click[] = [
  { after: milliseconds(600), how: 'consent' },
  { after: milliseconds(1_400), how: 'play' },
  { after: milliseconds(2_800), how: 'consent' },
  { after: milliseconds(3_200), how: 'play' },
]

async function click(page: Page, rule: PlatformRule, how: Click['how']): Promise<boolean> {
  const [selectors, labels] =
    how === 'consent' ? [rule.clicks.consent, CONSENT] : [rule.clicks.play, PLAY]
  const clicked = await Promise.all(
    framesOf(page).map(async (frame) => {
      const done = await frame.evaluate(clickThrough, selectors, labels).catch(() => false)
      const fedByScripts = (rule.media.written ?? 'any') !== 'any'
      if (how === 'play') await frame.evaluate(playAll, fedByScripts).catch(() => {})
      return done
    }),
  )
  return clicked.includes(true)
}

function patienceFor(facts: CollectedFacts, rule: PlatformRule): Duration {
  if (!facts.hasPlayer) return PATIENCE
  const saysWhy = PAGE_SIGNS.some((sign) => hasSign(rule, sign, facts))
  const hasAddress = facts.written.length > 0 || facts.elements.length > 0
  return saysWhy || hasAddress ? PATIENCE_WITH_WORDS : PATIENCE_WITH_PLAYER
}

export type WaitNeeds = {
  readonly traffic: Traffic
  readonly clock: Clock
  readonly rule: PlatformRule
  readonly until: Duration
  /** Waits for a picture, not for an address. */
  readonly player: boolean
  readonly keep: (facts: CollectedFacts) => void
  readonly isOver: () => boolean
}

/**
 * Returns once the page asked for media, or a video plays and no address came, or patience is over. A live page never
 * falls silent on the network, so that is not waited for. Clicks only while nothing plays.
 */
export async function waitForMedia(page: Page, needs: WaitNeeds): Promise<void> {
  const { traffic, clock, rule, until } = needs
  const started = clock.monotonic()
  const pending = [...CLICKS]
  let patience = PATIENCE_WITH_PLAYER
  let playingSince: Duration | null = null
  const isDone = (): boolean =>
    needs.isOver() ||
    (!needs.player && traffic.media.list().length > 0) ||
    traffic.exceeded() !== null
  while (clock.monotonic() < Math.min(until, started + patience) && !isDone()) {
    const waited = clock.monotonic() - started
    const facts = await collectFacts(page, rule)
    needs.keep(facts)
    if (facts.playing) playingSince ??= clock.monotonic()
    const playingFrom = playingSince ?? clock.monotonic()
    if (clock.monotonic() - playingFrom > PLAYS_WITHOUT_ADDRESS) return
    const [next] = pending
    if (next !== undefined && !facts.playing && waited > next.after) {
      pending.shift()
      await click(page, rule, next.how)
    }
    patience = needs.player ? PATIENCE_FOR_PLAYER : patienceFor(facts, rule)
    await clock.sleep(LOOK_EVERY)
  }
  await clock.sleep(milliseconds(Math.max(0, Math.min(SETTLE, until - clock.monotonic()))))
}
