import type { Decipheriv } from 'node:crypto'
import type { Egress } from '../../../ports/egress.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { type Container, sniffContainer } from '../body/container.ts'
import { peekBody, withHead } from '../body/peek-body.ts'
import { withoutPictureHead } from '../body/picture-head.ts'
import {
  PLAIN_SOUND_HEAD_BYTES,
  type PlainSoundFormat,
  plainSoundFormat,
} from '../body/plain-sound.ts'
import { reachedButUnseen, unseenOfBrokenBody } from '../unseen.ts'
import type { Segment } from './hls-playlist.ts'
import { readInitialisation } from './initialisation-section.ts'
import { openInner } from './inner-resource.ts'
import { createSegmentKeys } from './segment-keys.ts'

export type SegmentBytes = {
  readonly kind: 'segment'
  readonly format: 'mpegts' | 'mp4' | PlainSoundFormat
  readonly encrypted: boolean
  readonly body: AsyncIterable<Uint8Array>
  discard(): void
}

async function* deciphered(body: AsyncIterable<Uint8Array>, decipher: Decipheriv) {
  for await (const chunk of body) yield decipher.update(chunk)
  yield decipher.final()
}

async function* preceded(init: Uint8Array | null, body: AsyncIterable<Uint8Array>) {
  if (init !== null) yield init
  yield* body
}

type Opened = {
  readonly body: AsyncIterable<Uint8Array>
  readonly init: Uint8Array | null
  readonly encrypted: boolean
  discard(): void
}

const doesNotOpen = (): Unseen => reachedButUnseen('encrypted', 'the key does not open the segment')

function noVideoIn(container: Container, empty: boolean, encrypted: boolean): Unseen {
  if (encrypted) return doesNotOpen()
  if (empty) return reachedButUnseen('empty', 'the segment is empty')
  return reachedButUnseen('not-media', `the segment is ${container}`)
}

async function classify(opened: Opened, signal: AbortSignal): Promise<SegmentBytes | Unseen> {
  const { init, encrypted, discard } = opened
  try {
    const peeked = await peekBody(await withoutPictureHead(opened.body))
    const container = init === null ? peeked.container : (sniffContainer(init, true) ?? 'unknown')
    if (container === 'mpegts' || container === 'mp4') {
      const body = preceded(init, peeked.body)
      return { kind: 'segment', format: container, encrypted, body, discard }
    }
    if (container === 'audio') {
      const { head, body } = await withHead(peeked.body, PLAIN_SOUND_HEAD_BYTES)
      return { kind: 'segment', format: plainSoundFormat(head), encrypted, body, discard }
    }
    discard()
    return noVideoIn(container, peeked.empty, encrypted)
  } catch (error) {
    discard()
    return encrypted && !signal.aborted ? doesNotOpen() : unseenOfBrokenBody(signal.aborted, error)
  }
}

/** Opens one segment with what it needs: initialisation section, key. The body is deciphered as it arrives. */
export async function openSegment(
  egress: Egress,
  playlist: string,
  segment: Segment,
  signal: AbortSignal,
): Promise<SegmentBytes | Unseen> {
  const context = { egress, playlist, signal }
  const keys = createSegmentKeys(context, segment.sequence)
  const decipher = await keys.decipherOf(segment.key)
  if (decipher !== null && 'kind' in decipher) return decipher
  const init = await readInitialisation(context, segment, keys)
  if (init !== null && 'kind' in init) return init
  const answer = await openInner(context, segment, 'segment')
  if (answer.kind === 'unseen') return answer
  const { discard } = answer
  const body = decipher === null ? answer.body : deciphered(answer.body, decipher)
  return classify({ body, init, encrypted: decipher !== null, discard }, signal)
}
