import { lookEndOf } from '../../core/patrol/politeness-signs.ts'
import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress, EgressRefusal, HttpAnswer, HttpRequest } from '../../ports/egress.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { audit } from '../commands/command.ts'
import type { PoliteGate } from '../politeness/polite-gate.ts'

/** `rtmp-only`: browsers play none of its addresses; `page-only`: its page is registered and no stream; `no-eyes`: this process looks at nothing. */
export type PreviewReason = 'rtmp-only' | 'page-only' | 'no-eyes' | 'unseen'
type Gate = Pick<PoliteGate, 'ask'>
export type PreviewKind = 'hls' | 'flv'

export type StartedPreview =
  | { readonly kind: PreviewKind; readonly url: string }
  | { readonly kind: null; readonly reason: PreviewReason; readonly unseen: UnseenReason | null }

export type LivePreviewDeps = {
  readonly transactions: Transactions
  readonly clock: Clock
  /** Left out: this process answers officers and looks at nothing. */
  readonly eyes?: {
    readonly egress?: Pick<Egress, 'browse'>
    /** Where each look at a platform waits for its turn; left out: it goes at once. */
    readonly gate?: Gate
  }
}

export type PreviewQueries = {
  /** Faults of no kind: what cannot be shown is told. `null`: no such room. */
  start(asked: {
    readonly roomId: string
    readonly who: string
    readonly signal: AbortSignal
  }): Promise<StartedPreview | null>
  /** Whether the room is (still) among those that whoever asks may know of. */
  knows(roomId: string): Promise<boolean>
  /** Only for addresses that were made here: of the room's register, or out of its playlists. */
  fetch(url: string, request: HttpRequest): Promise<HttpAnswer | EgressRefusal | null>
}

function playable(room: Pick<LiveRoom, 'streamUrls'>): { kind: PreviewKind; url: string } | null {
  const kindOf = (url: string): PreviewKind | null => {
    if (!/^https?:\/\//i.test(url)) return null
    const path = url.split(/[?#]/)[0] ?? ''
    if (/\.m3u8$/i.test(path)) return 'hls'
    return /\.flv$/i.test(path) ? 'flv' : null
  }
  const found = room.streamUrls.flatMap((url) => {
    const kind = kindOf(url)
    return kind === null ? [] : [{ kind, url }]
  })
  return found.find(({ kind }) => kind === 'hls') ?? found[0] ?? null
}

type Seen = { readonly reason: UnseenReason | null; readonly httpStatus: number | null }

/** Whether it is there at all, so that a person is told why not, and not a player. */
async function lookAt(
  egress: Pick<Egress, 'browse'>,
  url: string,
  signal: AbortSignal,
): Promise<Seen> {
  const answer = await egress.browse().get(url, { signal })
  if (answer.kind === 'refusal') return { reason: answer.reason, httpStatus: null }
  answer.discard()
  const { status } = answer
  const reason = (): UnseenReason | null => {
    if (status === 404 || status === 410) return 'ended'
    if (status >= 500) return 'http-5xx'
    return status >= 400 ? 'http-4xx' : null
  }
  return { reason: reason(), httpStatus: status }
}

/** A person's look is a look at the platform like any other: within its budget, after all others, and it learns how patient it is. */
async function whyUnseen(
  { egress, gate }: { readonly egress: Pick<Egress, 'browse'>; readonly gate?: Gate | undefined },
  url: string,
  signal: AbortSignal,
): Promise<UnseenReason | null> {
  const turn = await gate?.ask({ url, priority: 'preview', cost: 1, signal })
  if (turn?.kind === 'refused') return 'budget'
  let seen: Seen | null = null
  try {
    seen = await lookAt(egress, url, signal)
    return seen.reason
  } finally {
    const gaveUp = seen === null || signal.aborted
    const { reason, httpStatus } = seen ?? { reason: null, httpStatus: null }
    await turn?.done(
      gaveUp
        ? { kind: 'says-nothing' }
        : lookEndOf(reason === null ? null : { reason, httpStatus }),
    )
  }
}

const not = (reason: PreviewReason, unseen: UnseenReason | null = null): StartedPreview => ({
  kind: null,
  reason,
  unseen,
})

/** What is on in a room now, for a person's eyes. Who looked at what is written down before anything is fetched. */
export function createLivePreview(deps: LivePreviewDeps): PreviewQueries {
  const { transactions, clock } = deps
  const egress = deps.eyes?.egress
  return {
    async start({ roomId, who, signal }) {
      const room = await transactions.run((records) => records.rooms.find(roomId))
      if (room === null) return null
      const found = playable(room)
      if (found === null) return not(room.streamUrls.length > 0 ? 'rtmp-only' : 'page-only')
      if (egress === undefined) return not('no-eyes')
      await transactions.run((records) =>
        audit(
          records,
          clock,
          { who, why: '观看直播预览。Looked at what is on now.' },
          {
            type: 'room.changed',
            subjectKind: 'room',
            subjectId: roomId,
            data: { preview: found.kind, title: room.title },
          },
        ),
      )
      const unseen = await whyUnseen({ egress, gate: deps.eyes?.gate }, found.url, signal)
      return unseen === null ? found : not('unseen', unseen)
    },
    knows: (roomId) =>
      transactions.run(async (records) => (await records.rooms.find(roomId)) !== null),
    fetch: async (url, request) =>
      egress === undefined ? null : await egress.browse().get(url, request),
  }
}
