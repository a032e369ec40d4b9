import type { OpenedBody } from './body/open-body.ts'
import { withHead } from './body/peek-body.ts'
import {
  PLAIN_SOUND_HEAD_BYTES,
  type PlainSoundFormat,
  plainSoundFormat,
} from './body/plain-sound.ts'
import { openByteSource } from './recording/byte-source.ts'
import { startRangeRelay } from './recording/range-relay.ts'
import { isPlausibleSize } from './recording/recorded-file.ts'
import type { Look, Sighting } from './sampling.ts'
import type { Ear } from './sound/ear.ts'
import { reachedButUnseen, unseenOfBrokenBody } from './unseen.ts'

/** As a file that can be sought in, so that it says how long it plays. `false`: its bytes cannot be had like that. */
async function listenAsFile(
  { egress, deadline }: Look,
  ear: Ear,
  { url, totalBytes }: OpenedBody,
  format: PlainSoundFormat,
): Promise<boolean> {
  if (!isPlausibleSize(totalBytes)) return false
  const source = await openByteSource(egress, url, totalBytes, deadline.signal)
  if (source === null) return false
  const relay = await startRangeRelay(source, deadline.signal)
  try {
    await ear.listenTo({ kind: 'relayed-file', format, from: 0, ...relay })
    return true
  } finally {
    await relay.close()
  }
}

/** Sound by itself: nothing to be seen, and something to be heard where somebody listens. */
export async function samplePlainSound(look: Look, opened: OpenedBody): Promise<Sighting> {
  const { ear, deadline } = look
  const { discard } = opened
  try {
    if (ear === null) discard()
    else {
      const { head, body } = await withHead(opened.body, PLAIN_SOUND_HEAD_BYTES)
      const format = plainSoundFormat(head)
      if (ear.fromBeginning && (await listenAsFile(look, ear, opened, format))) discard()
      else ear.overhear(format, { body, discard })
    }
    return reachedButUnseen('audio-only', 'a plain audio stream')
  } catch (error) {
    discard()
    return unseenOfBrokenBody(deadline.signal.aborted, error)
  }
}
