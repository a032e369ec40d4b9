import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { NalCodec } from '../nal/annex-b.ts'
import { reachedButUnseen } from '../unseen.ts'
import { controlUrl } from './control-url.ts'
import type { RtspDialogue, RtspResponse } from './dialogue.ts'
import { headerOf } from './rtsp-message.ts'
import { type MediaDescription, parseSessionDescription } from './session-description.ts'
import { unseenOfResponse } from './unseen-of-response.ts'

/** A track that plays: its packets come on `channel` of the connection. */
export type PlayingTrack = {
  readonly kind: 'playing'
  readonly codec: NalCodec
  readonly media: MediaDescription
  readonly channel: number
}

/** Where the server would rather have us (RFC 2326 §11.2). */
export type RtspRedirect = { readonly kind: 'redirect'; readonly location: string }

const CODECS: Readonly<Record<string, NalCodec>> = { H264: 'h264', H265: 'hevc', HEVC: 'hevc' }
const REDIRECTS = [301, 302, 303, 305, 307, 308]

type Described = {
  readonly kind: 'described'
  readonly base: string
  readonly sessionControl: string | null
  readonly codec: NalCodec
  readonly media: MediaDescription
}

function chooseTrack(response: RtspResponse, url: string): Described | Unseen {
  const { control, media } = parseSessionDescription(response.body)
  const videos = media.filter(({ kind }) => kind === 'video')
  const [first] = videos
  if (first === undefined) {
    return media.some(({ kind }) => kind === 'audio')
      ? reachedButUnseen('audio-only', 'the description names sound only')
      : reachedButUnseen('empty', 'the description names no picture')
  }
  const readable = videos.find(({ encoding }) => Object.hasOwn(CODECS, encoding))
  const codec = readable === undefined ? undefined : CODECS[readable.encoding]
  if (readable === undefined || codec === undefined) {
    return reachedButUnseen(
      'decoder-failed',
      `pictures as ${first.encoding || 'unknown'} are not read`,
    )
  }
  const base =
    headerOf(response.headers, 'content-base') ?? headerOf(response.headers, 'content-location')
  const absolute = base !== null && /^rtsps?:\/\//i.test(base) ? base : url
  return { kind: 'described', base: absolute, sessionControl: control, codec, media: readable }
}

async function describe(
  dialogue: RtspDialogue,
  url: string,
): Promise<Described | RtspRedirect | Unseen> {
  const response = await dialogue.request('DESCRIBE', url, { Accept: 'application/sdp' })
  if (response.kind === 'unseen') return response
  const location = headerOf(response.headers, 'location')
  if (REDIRECTS.includes(response.status) && location !== null) {
    return { kind: 'redirect', location }
  }
  return unseenOfResponse(response, 'DESCRIBE') ?? chooseTrack(response, url)
}

type SetUp = { readonly kind: 'set-up'; readonly session: string; readonly channel: number }

async function setUp(dialogue: RtspDialogue, url: string): Promise<SetUp | Unseen> {
  // Packets inside the connection: no second port, and nothing that has to find its way back through a firewall.
  const transport = { Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1' }
  const response = await dialogue.request('SETUP', url, transport)
  if (response.kind === 'unseen') return response
  const refused = unseenOfResponse(response, 'SETUP')
  if (refused !== null) return refused
  const session = (headerOf(response.headers, 'session') ?? '').split(';')[0]?.trim() ?? ''
  const answered = headerOf(response.headers, 'transport') ?? ''
  const channel = Number(/interleaved=(\d{1,3})/i.exec(answered)?.[1] ?? 0)
  return { kind: 'set-up', session, channel }
}

/**
 * From a connection to a stream that plays (RFC 2326 §10): OPTIONS, DESCRIBE, SETUP of the first track of pictures,
 * PLAY. What OPTIONS is answered does not matter; some cameras want to be asked it first.
 */
export async function startTrack(
  dialogue: RtspDialogue,
  url: string,
): Promise<PlayingTrack | RtspRedirect | Unseen> {
  const options = await dialogue.request('OPTIONS', url)
  if (options.kind === 'unseen') return options
  const described = await describe(dialogue, url)
  if (described.kind !== 'described') return described
  const { base, codec, media } = described
  const track = controlUrl(base, media.control)
  const whole = controlUrl(base, described.sessionControl)
  if (track === null || whole === null)
    return reachedButUnseen('not-media', 'no address of the track')
  const ready = await setUp(dialogue, track)
  if (ready.kind === 'unseen') return ready
  const session = ready.session === '' ? {} : { Session: ready.session }
  const played = await dialogue.request('PLAY', whole, { ...session, Range: 'npt=0.000-' })
  if (played.kind === 'unseen') return played
  const refused = unseenOfResponse(played, 'PLAY')
  if (refused !== null) return refused
  dialogue.startPlaying()
  return { kind: 'playing', codec, media, channel: ready.channel }
}
