import type { Egress } from '../../../ports/egress.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { CodedPicture, PictureStream } from '../coded-picture.ts'
import { createPictureAssembler } from '../nal/assemble-picture.ts'
import type { PictureAnnouncement } from '../picture-announcement.ts'
import { MESSAGE, type RtmpMessage } from '../rtmp/message.ts'
import type { SoundListener } from '../sound/ear.ts'
import { reachedButUnseen, unseen, unseenOfRefusal } from '../unseen.ts'
import { AccessUnits } from './access-units.ts'
import { RtspDialogue } from './dialogue.ts'
import { parseRtpPacket, type RtpPacket } from './rtp-packet.ts'
import { parseRtspAddress, type RtspAddress, sameServer } from './rtsp-address.ts'
import { parameterSetsOf } from './session-description.ts'
import { type Playing, type PlayingPicture, type RtspRedirect, startTrack } from './start-track.ts'

const MAXIMUM_REDIRECTS = 3

type Carried = Pick<PlayingPicture, 'media' | 'channel'>

type Arrived = { readonly channel: number; readonly packet: RtpPacket }

const isOf = ({ media, channel }: Carried, arrived: Arrived): boolean =>
  channel === arrived.channel && media.payloadType === arrived.packet.payloadType

/** Pictures as their packets come; none where there is sound alone. */
function seeing(picture: Playing['picture']): (arrived: Arrived) => readonly CodedPicture[] {
  if (picture.kind === 'unseen') return () => []
  const { codec, media } = picture
  const numbered = Number(media.parameters.get('sprop-max-don-diff') ?? 0) > 0
  const accessUnits = new AccessUnits(codec, numbered)
  const assembler = createPictureAssembler(codec)
  assembler.learn(parameterSetsOf(codec, media))
  return (arrived) =>
    isOf(picture, arrived)
      ? // RTP counts from a number drawn anew for each viewer: it says nothing about the stream's own time.
        accessUnits.push(arrived.packet).flatMap((units) => assembler.assemble(units, null) ?? [])
      : []
}

/** Hands sound on as it comes; `true`: what follows is wanted. */
function hearing(sound: Playing['sound'], listener: SoundListener | undefined) {
  if (sound === null || listener === undefined) return { picture: () => {}, push: () => false }
  let listening = true
  for (const begin of sound.track.begin) listening = listener.hear(begin)
  return {
    /** Sound is waited for while pictures come. */
    picture: (): void => void listener.hear(PICTURE),
    push(arrived: Arrived): boolean {
      const { track } = sound
      const messages = isOf(sound, arrived) ? track.push(arrived.packet) : []
      for (const message of messages) listening = listener.hear(message)
      return listening
    },
  }
}
const PICTURE: RtmpMessage = {
  type: MESSAGE.video,
  streamId: 0,
  timestamp: 0,
  payload: new Uint8Array(0),
}

async function* play(
  dialogue: RtspDialogue,
  { picture, sound }: Playing,
  listener: SoundListener | undefined,
): AsyncGenerator<CodedPicture, Unseen> {
  const soundAlone = picture.kind === 'unseen' ? picture : null
  const see = seeing(picture)
  const heard = hearing(sound, listener)
  const channels = [picture.kind === 'unseen' ? null : picture, sound]
  const wanted = channels.flatMap((one) => one?.channel ?? [])
  for (;;) {
    const carried = await dialogue.packet(...wanted)
    if (carried.kind === 'unseen') return soundAlone ?? carried
    const packet = parseRtpPacket(carried.payload)
    if (packet === null) continue
    const arrived = { channel: carried.channel, packet }
    for (const one of see(arrived)) {
      heard.picture()
      yield one
    }
    const listening = heard.push(arrived)
    if (soundAlone !== null && !listening) return soundAlone
  }
}

async function* visit(
  egress: Egress,
  address: RtspAddress,
  signal: AbortSignal,
  announcement: PictureAnnouncement,
  listener: SoundListener | undefined,
): AsyncGenerator<CodedPicture, Unseen | RtspRedirect> {
  const connection = await egress.connect(address.url, { signal })
  if (connection.kind === 'refusal') return unseenOfRefusal(connection)
  const dialogue = new RtspDialogue(connection, address.credentials, signal)
  try {
    const playing = await startTrack(dialogue, address.url, listener)
    if (playing.kind !== 'playing') return playing
    if (playing.picture.kind === 'picture') announcement.announce()
    return yield* play(dialogue, playing, listener)
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
  listener?: SoundListener,
): PictureStream {
  let next = parseRtspAddress(address)
  if (next === null) return unseen('bad-address', 'not an RTSP address')
  for (let hop = 0; hop <= MAXIMUM_REDIRECTS; hop += 1) {
    const end: Unseen | RtspRedirect = yield* visit(egress, next, signal, announcement, listener)
    if (end.kind === 'unseen') return end
    next = follow(next, end.location)
    if (next === null) return reachedButUnseen('blocked-address', 'sent on to what is no RTSP')
  }
  return reachedButUnseen('redirect-loop', `more than ${MAXIMUM_REDIRECTS} redirects`)
}
