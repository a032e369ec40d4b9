import { chatTrack, withMaskedChat } from '../../core/evidence/capture/chat-track.ts'
import type {
  AddressFacts,
  AddressUnasked,
  ClockOffset,
  KeptFile,
  PageFacts,
} from '../../core/evidence/capture/learned-facts.ts'
import type { LookEnd } from '../../core/patrol/politeness-feedback.ts'
import { lookEndOf } from '../../core/patrol/politeness-signs.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { CaptureWords } from '../../core/violations/captured-item.ts'
import type { PageVisit } from '../../ports/sight/page-visitor.ts'
import type { CaptureDeps } from './capture-deps.ts'

export type LearnedFacts = {
  readonly address: AddressFacts | AddressUnasked
  readonly page: PageFacts
  readonly clock: ClockOffset
}

const ADDRESS_BUDGET: Duration = seconds(15)
const CLOCK_BUDGET: Duration = seconds(3)
const PAGE_BUDGET: Duration = seconds(20)

const NO_SCREENSHOT = {
  zh: '页面打开了，但没有截到图',
  en: 'the page opened, and no picture of it could be taken',
} as const
const NO_BUDGET = {
  zh: '平台的访问预算不允许为截图再开一次页面，文字取自此前打开的页面',
  en: 'the budget of the platform allowed no further visit for a picture; the text is of an earlier one',
} as const

/** Within its time, or until nobody wants it any more. */
async function within<T>(
  { clock }: Pick<CaptureDeps, 'clock'>,
  budget: Duration,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController()
  const done = new AbortController()
  void clock.sleep(budget, AbortSignal.any([signal, done.signal])).then(() => over.abort())
  // Not all that is asked ends with its signal (names are resolved to the end).
  const late = Promise.withResolvers<never>()
  over.signal.addEventListener('abort', () => late.reject(new Error('timeout')), { once: true })
  try {
    return await Promise.race([work(over.signal), late.promise])
  } finally {
    done.abort()
  }
}

const TEXT = 'text/plain; charset=utf-8'

async function keep(
  { evidenceStore }: CaptureDeps,
  content: Uint8Array | string,
  mediaType: string,
  of: { readonly roomId: string; readonly at: Instant },
): Promise<KeptFile | null> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  if (bytes.length === 0) return null
  const { sha256 } = await evidenceStore.put(bytes, mediaType, of.roomId)
  return { sha256, at: of.at }
}

async function keepPage(
  deps: CaptureDeps,
  visit: PageVisit,
  roomId: string,
  noScreenshot: CaptureWords,
): Promise<PageFacts> {
  const of = { roomId, at: deps.clock.now() }
  const { url, title, text, texts, screenshot } = visit
  const track = chatTrack(texts, of.at)
  const words = text === '' ? '' : `${url}\n${title}\n\n${withMaskedChat(text, texts)}\n`
  return {
    kind: 'read',
    text: await keep(deps, words, TEXT, of),
    screenshot: await keep(deps, screenshot ?? '', 'image/png', of),
    screenshotWhy: noScreenshot,
    chat: await keep(deps, track?.text ?? '', TEXT, of),
    chatLines: track?.lines ?? 0,
  }
}

/** The page is opened once more for a lead; where its platform's budget forbids that, what was read before counts. */
async function readPage(
  deps: CaptureDeps,
  room: LiveRoom,
  signal: AbortSignal,
): Promise<PageFacts> {
  const { pageUrl } = room
  if (pageUrl === null) return { kind: 'none' }
  const asked = { budget: PAGE_BUDGET, signal, priority: 'suspect' } as const
  const visit = await deps.pages.visit(pageUrl, { ...asked, screenshot: true })
  if (visit.kind === 'page') return await keepPage(deps, visit, room.id, NO_SCREENSHOT)
  const earlier =
    visit.reason === 'budget' ? (await deps.roomPages.open(pageUrl, asked)).visit : visit
  if (earlier.kind === 'page') return await keepPage(deps, earlier, room.id, NO_BUDGET)
  return { kind: 'unread', detail: `${earlier.reason} ${earlier.detail}` }
}

/** What the answer says of the platform's patience, as a look's would. */
function endOf({ answer, speaksHttp, used }: AddressFacts): LookEnd {
  if (used === null || !speaksHttp) return { kind: 'says-nothing' }
  if (answer === null) return { kind: 'failed' }
  const retryAfterSeconds = Number(answer.headers['retry-after'] ?? '')
  const retry = retryAfterSeconds > 0 ? { retryAfterSeconds } : {}
  const reason = answer.status >= 500 ? 'http-5xx' : 'http-4xx'
  return answer.status < 400
    ? { kind: 'answered' }
    : lookEndOf({ reason, httpStatus: answer.status, ...retry })
}

const unasked = (zh: string, en: string): AddressUnasked => ({ unasked: { zh, en } })

/** The platform is asked as by a look, and hears how it ended. */
async function readAddress(
  deps: CaptureDeps,
  url: string,
  signal: AbortSignal,
): Promise<AddressFacts | AddressUnasked> {
  const turn = await deps.gate.ask({ url, priority: 'suspect', cost: 1, signal })
  if (turn.kind === 'refused') {
    return unasked(
      '平台的访问预算不允许再问一次地址',
      'the budget of the platform allowed no question to the address',
    )
  }
  let end: LookEnd = { kind: 'says-nothing' }
  try {
    const facts = await within(deps, ADDRESS_BUDGET, signal, (one) => deps.addresses.read(url, one))
    end = endOf(facts)
    return facts
  } finally {
    await turn.done(end)
  }
}

/** What is asked once, when a lead was told: the address, the page, the time. One that fails takes no other with it. */
export async function learnFacts(
  deps: CaptureDeps,
  room: LiveRoom,
  url: string,
  signal: AbortSignal,
): Promise<LearnedFacts> {
  const asking = within(deps, CLOCK_BUDGET, signal, (one) => deps.timeSource.ask(one))
  const [address, page, clock] = await Promise.all([
    readAddress(deps, url, signal).catch((error: unknown) =>
      unasked(`没有问到：${String(error)}`, `it could not be asked: ${String(error)}`),
    ),
    readPage(deps, room, signal).catch(
      (error: unknown): PageFacts => ({ kind: 'unread', detail: String(error) }),
    ),
    asking.catch(
      (error: unknown): ClockOffset =>
        signal.aborted
          ? { kind: 'not-asked' }
          : { kind: 'unanswered', source: 'XUNCHA_TIME_SOURCE', detail: String(error) },
    ),
  ])
  return { address, page, clock }
}
