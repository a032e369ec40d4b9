import { chatTrack } from '../../core/evidence/capture/chat-track.ts'
import type {
  AddressFacts,
  ClockOffset,
  KeptFile,
  PageFacts,
} from '../../core/evidence/capture/learned-facts.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { CaptureWords } from '../../core/violations/captured-item.ts'
import type { PageVisit } from '../../ports/sight/page-visitor.ts'
import type { CaptureDeps } from './capture-deps.ts'

export type LearnedFacts = {
  readonly address: AddressFacts
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
  try {
    return await work(over.signal)
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
  const words = text === '' ? '' : `${url}\n${title}\n\n${text}\n`
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

/** What is asked once, when a lead was told: the address, the page, the time. */
export async function learnFacts(
  deps: CaptureDeps,
  room: LiveRoom,
  url: string,
  signal: AbortSignal,
): Promise<LearnedFacts> {
  const [address, page, clock] = await Promise.all([
    within(deps, ADDRESS_BUDGET, signal, (one) => deps.addresses.read(url, one)),
    readPage(deps, room, signal),
    within(deps, CLOCK_BUDGET, signal, (one) => deps.timeSource.ask(one)),
  ])
  return { address, page, clock }
}
