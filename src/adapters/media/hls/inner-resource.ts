import type { Egress } from '../../../ports/egress.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { readAll } from '../body/peek-body.ts'
import { reachedButUnseen, unseenOfBrokenBody, unseenOfRefusal, unseenOfStatus } from '../unseen.ts'
import { bytesOfDataAddress } from './data-address.ts'
import type { ByteRange } from './hls-attributes.ts'
import type { MediaResource } from './hls-playlist.ts'
import { resolveReference } from './resolve-reference.ts'

/** What a playlist leads to is asked for in its name. */
export type InPlaylist = {
  readonly egress: Egress
  readonly playlist: string
  readonly signal: AbortSignal
}

/** Without the status: that of a segment or key must not be taken for that of the registered address. */
const inside = (found: Unseen, what: string): Unseen => ({
  ...found,
  httpStatus: null,
  detail: `${what}: ${found.detail}`,
})

/** Servers may send the whole resource when a range was asked for (RFC 9110 §14.2). */
async function* cutOut(body: AsyncIterable<Uint8Array>, { from, to }: ByteRange) {
  let at = 0
  for await (const chunk of body) {
    const part = chunk.subarray(Math.max(0, from - at), Math.max(0, to + 1 - at))
    if (part.length > 0) yield part
    at += chunk.length
    if (at > to) return
  }
}

export type InnerBody = {
  readonly kind: 'answer'
  readonly body: AsyncIterable<Uint8Array>
  discard(): void
}

/** An address that is its own data is read and not asked; `null` when it is none. */
function heldInAddress({ uri, range }: MediaResource): InnerBody | null {
  const held = bytesOfDataAddress(uri)
  if (held === null) return null
  const part = range === null ? held : held.subarray(range.from, range.to + 1)
  async function* once() {
    yield part
  }
  return { kind: 'answer', body: once(), discard: () => undefined }
}

/** Opens what a playlist names; `what` says in the reason which of its parts could not be had. */
export async function openInner(
  context: InPlaylist,
  resource: MediaResource,
  what: string,
): Promise<InnerBody | Unseen> {
  const held = heldInAddress(resource)
  if (held !== null) return held
  const url = resolveReference(resource.uri, context.playlist)
  const { signal } = context
  const { range } = resource
  const answer = await context.egress.get(url, range === null ? { signal } : { signal, range })
  if (answer.kind === 'refusal') return inside(unseenOfRefusal(answer), what)
  const refused = unseenOfStatus(answer.status)
  if (refused === null) {
    const whole = range !== null && answer.status !== 206
    return whole ? { ...answer, body: cutOut(answer.body, range) } : answer
  }
  answer.discard()
  return inside(refused, what)
}

/** All bytes of a small part: a key, an initialisation section. */
export async function fetchInner(
  context: InPlaylist,
  resource: MediaResource,
  what: string,
  limit: number,
): Promise<Uint8Array | Unseen> {
  const answer = await openInner(context, resource, what)
  if (answer.kind === 'unseen') return answer
  try {
    return (await readAll(answer.body, limit)) ?? reachedButUnseen('not-media', `${what}: too long`)
  } catch (error) {
    return inside(unseenOfBrokenBody(context.signal.aborted, error), what)
  } finally {
    answer.discard()
  }
}
