import type { Egress } from '../../../ports/egress.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { CodedPicture, PictureStream } from '../coded-picture.ts'
import { createPictureAssembler } from '../nal/assemble-picture.ts'
import type { PictureAnnouncement } from '../picture-announcement.ts'
import { reachedButUnseen, unseen, unseenOfRefusal } from '../unseen.ts'
import { AccessUnits } from './access-units.ts'
import { RtspDialogue } from './dialogue.ts'
import { parseRtpPacket } from './rtp-packet.ts'
import { parseRtspAddress, type RtspAddress, sameServer } from './rtsp-address.ts'
import { parameterSetsOf } from './session-description.ts'
import { type PlayingTrack, type RtspRedirect, startTrack } from './start-track.ts'

const MAXIMUM_REDIRECTS = 3

async function* picturesOf(
  dialogue: RtspDialogue,
  { codec, media, channel }: PlayingTrack,
): AsyncGenerator<CodedPicture, Unseen> {
  const numbered = Number(media.parameters.get('sprop-max-don-diff') ?? 0) > 0
  const accessUnits = new AccessUnits(codec, numbered)
  const assembler = createPictureAssembler(codec)
  assembler.learn(parameterSetsOf(codec, media))
  for (;;) {
    const carried = await dialogue.packet(channel)
    if (carried.kind === 'unseen') return carried
    const packet = parseRtpPacket(carried.payload)
    if (packet === null || packet.payloadType !== media.payloadType) continue
    for (const units of accessUnits.push(packet)) {
      // RTP counts from a number drawn anew for each viewer: it says nothing about the stream's own time.
      const picture = assembler.assemble(units, null)
      if (picture !== null) yield picture
    }
  }
}

async function* visit(
  egress: Egress,
  address: RtspAddress,
  signal: AbortSignal,
  announcement: PictureAnnouncement,
): AsyncGenerator<CodedPicture, Unseen | RtspRedirect> {
  const connection = await egress.connect(address.url, { signal })
  if (connection.kind === 'refusal') return unseenOfRefusal(connection)
  const dialogue = new RtspDialogue(connection, address.credentials, signal)
  try {
    const track = await startTrack(dialogue, address.url)
    if (track.kind !== 'playing') return track
    announcement.announce()
    return yield* picturesOf(dialogue, track)
  } finally {
    dialogue.close()
  }
}

/** Credentials go where they were meant to, and nowhere a server sends us. */
function follow(from: RtspAddress, location: string): RtspAddress | null {
  const next = parseRtspAddress(location)
  if (next === null) return null
  const credentials = sameServer(from.url, next.url) ? from.credentials : null
  return { url: next.url, credentials }
}

/** The pictures of an RTSP address. A server that sends its viewers on is followed, each time through the guard. */
export async function* openRtsp(
  egress: Egress,
  address: string,
  signal: AbortSignal,
  announcement: PictureAnnouncement,
): PictureStream {
  let next = parseRtspAddress(address)
  if (next === null) return unseen('bad-address', 'not an RTSP address')
  for (let hop = 0; hop <= MAXIMUM_REDIRECTS; hop += 1) {
    const end: Unseen | RtspRedirect = yield* visit(egress, next, signal, announcement)
    if (end.kind === 'unseen') return end
    next = follow(next, end.location)
    if (next === null) return reachedButUnseen('blocked-address', 'sent on to what is no RTSP')
  }
  return reachedButUnseen('redirect-loop', `more than ${MAXIMUM_REDIRECTS} redirects`)
}
