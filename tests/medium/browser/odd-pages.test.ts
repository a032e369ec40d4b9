import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seconds } from '../../../src/core/time/duration.ts'
import type { PageVisit } from '../../../src/ports/sight/page-visitor.ts'
import type { Unseen } from '../../../src/ports/sight/stream-viewer.ts'
import { startChatSocket } from '../../build/pages/chat-socket.ts'
import { LESSON, type OddPage, type PageWorld } from '../../build/pages/odd-page.ts'
import { PAGES_THAT_LEAD } from '../../build/pages/pages-that-lead.ts'
import { PAGES_THAT_RESIST } from '../../build/pages/pages-that-resist.ts'
import { PAGES_WITHOUT_STREAM } from '../../build/pages/pages-without-stream.ts'
import { soonAfter } from '../../build/patience.ts'
import { type Browsing, openBrowsing } from '../../build/streams/browsing.ts'
import { bytes, type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'

let browsing: Browsing
let server: StreamServer
let other: StreamServer
let chat: Awaited<ReturnType<typeof startChatSocket>>
let world: PageWorld

beforeAll(async () => {
  browsing = await openBrowsing()
  server = await startStreamServer()
  other = await startStreamServer('127.0.0.2')
  chat = await startChatSocket([
    JSON.stringify({ type: 'chat', body: { user: '小明', text: '老师这道一元二次方程怎么解' } }),
  ])
  for (const one of [server, other]) one.serve(LESSON, bytes('#EXTM3U\n'))
  world = {
    server,
    other,
    chatUrl: chat.url,
    page: (path, body, on = server) =>
      on.serve(
        path,
        bytes(`<!doctype html><meta charset="utf-8"><title>直播间</title>${body}`, 'text/html'),
      ),
  }
  expect(await browsing.chromium.ready()).toMatchObject({ ok: true })
})

afterAll(async () => {
  await browsing.close()
  await Promise.all([server.close(), other.close(), chat.close()])
})

function outcomeOf(visit: PageVisit | Unseen): string {
  if (visit.kind === 'unseen') return `unseen: ${visit.reason}`
  if (visit.mediaUrls.length > 0) return 'address'
  if (visit.videoPicture !== null) return 'picture'
  return visit.saysOffAir ? 'off-air' : 'words'
}

const BUDGET = seconds(12)

async function holds({ outcome, serve, also }: OddPage): Promise<void> {
  const started = browsing.clock.monotonic()
  const visit = await browsing.visitor.visit(serve(world), { budget: BUDGET })
  expect(outcomeOf(visit), JSON.stringify({ ...visit, videoPicture: null })).toBeOneOf(
    [outcome].flat(),
  )
  expect(browsing.clock.monotonic() - started).toBeLessThan(soonAfter(BUDGET))
  if (visit.kind !== 'page') return
  for (const url of visit.mediaUrls) expect(url).toContain('/lesson')
  if (also !== undefined) expect(also(visit), JSON.stringify(visit)).toBe(true)
}

const named = (pages: readonly OddPage[]) => pages.map((page) => [page.name, page] as const)

describe.each([
  ['the stream is found behind', PAGES_THAT_LEAD],
  ['the stream is found in spite of', PAGES_THAT_RESIST],
  ['without a stream it is said what is there instead of one:', PAGES_WITHOUT_STREAM],
])('%s', (_title, pages) => {
  it.concurrent.each(named(pages.filter(({ greedy }) => greedy !== true)))('%s', (_name, page) =>
    holds(page),
  )
  it.each(named(pages.filter(({ greedy }) => greedy === true)))('%s', (_name, page) => holds(page))
})
