import { type UnheardReason, unheard } from '../../../core/hearing/sound.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { NalCodec } from '../nal/annex-b.ts'
import type { SoundListener } from '../sound/ear.ts'
import { reachedButUnseen } from '../unseen.ts'
import { controlUrl } from './control-url.ts'
import type { RtspDialogue, RtspResponse } from './dialogue.ts'
import { headerOf } from './rtsp-message.ts'
import { type SoundTrack, soundTrackOf } from './rtsp-sound.ts'
import { type MediaDescription, parseSessionDescription } from './session-description.ts'
import { unseenOfResponse } from './unseen-of-response.ts'

/** What plays: the packets of each come on their `channel` of the connection. */
export type Playing = {
  readonly kind: 'playing'
  /** Or why there is only sound. */
  readonly picture: PlayingPicture | Unseen
  /** `null`: nobody listens, or there is no sound that can be had. */
  readonly sound: (Playable & { readonly track: SoundTrack }) | null
}

type Playable = { readonly media: MediaDescription; readonly channel: number }
export type PlayingPicture = Playable & { readonly kind: 'picture'; readonly codec: NalCodec }

/** Where the server would rather have us (RFC 2326 §11.2). */
export type RtspRedirect = { readonly kind: 'redirect'; readonly location: string }

const CODECS: Readonly<Record<string, NalCodec>> = { H264: 'h264', H265: 'hevc', HEVC: 'hevc' }
const REDIRECTS = [301, 302, 303, 305, 307, 308]

type Picture = {
  readonly kind: 'picture'
  readonly codec: NalCodec
  readonly media: MediaDescription
}

type Described = {
  readonly kind: 'described'
  readonly base: string
  readonly sessionControl: string | null
  readonly picture: Picture | Unseen
  readonly sounds: readonly MediaDescription[]
}

function choosePicture(media: readonly MediaDescription[]): Picture | Unseen {
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
  return { kind: 'picture', codec, media: readable }
}

function readDescription(response: RtspResponse, url: string): Described {
  const { control, media } = parseSessionDescription(response.body)
  const base =
    headerOf(response.headers, 'content-base') ?? headerOf(response.headers, 'content-location')
  const absolute = base !== null && /^rtsps?:\/\//i.test(base) ? base : url
  const sounds = media.filter(({ kind }) => kind === 'audio')
  const picture = choosePicture(media)
  return { kind: 'described', base: absolute, sessionControl: control, picture, sounds }
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
  return unseenOfResponse(response, 'DESCRIBE') ?? readDescription(response, url)
}

type SetUp = { readonly kind: 'set-up'; readonly session: string; readonly channel: number }

async function setUp(
  dialogue: RtspDialogue,
  url: string,
  proposed: number,
  session: string,
): Promise<SetUp | Unseen> {
  // Packets inside the connection: no second port, and nothing that has to find its way back through a firewall.
  const transport = `RTP/AVP/TCP;unicast;interleaved=${proposed}-${proposed + 1}`
  const headers = { Transport: transport, ...sessionHeader(session) }
  const response = await dialogue.request('SETUP', url, headers)
  if (response.kind === 'unseen') return response
  const refused = unseenOfResponse(response, 'SETUP')
  if (refused !== null) return refused
  const given = (headerOf(response.headers, 'session') ?? session).split(';')[0]?.trim() ?? ''
  const answered = headerOf(response.headers, 'transport') ?? ''
  const channel = Number(/interleaved=(\d{1,3})/i.exec(answered)?.[1] ?? proposed)
  return { kind: 'set-up', session: given, channel }
}

const sessionHeader = (session: string): Readonly<Record<string, string>> =>
  session === '' ? {} : { Session: session }

type ReadyPicture = { readonly picture: Playing['picture']; readonly session: string }

async function setUpPicture(
  dialogue: RtspDialogue,
  { base, picture, sounds }: Described,
  listener: SoundListener | undefined,
): Promise<ReadyPicture | Unseen> {
  if (picture.kind === 'unseen') {
    return listener === undefined || sounds.length === 0 ? picture : { picture, session: '' }
  }
  const { codec, media } = picture
  const url = controlUrl(base, media.control)
  if (url === null) return reachedButUnseen('not-media', 'no address of the track')
  const ready = await setUp(dialogue, url, 0, '')
  if (ready.kind === 'unseen') return ready
  const { session, channel } = ready
  return { picture: { kind: 'picture', codec, media, channel }, session }
}

type ReadySound = { readonly sound: Playing['sound']; readonly session: string }

/** The first track of sound that can be read. Without one the listener is told why; the pictures play all the same. */
async function setUpSound(
  dialogue: RtspDialogue,
  { base, sounds }: Described,
  { picture, session }: ReadyPicture,
  listener: SoundListener,
): Promise<ReadySound> {
  const none = (reason: UnheardReason, detail: string): ReadySound => {
    listener.cannot(unheard(reason, detail))
    return { sound: null, session }
  }
  const tracks = sounds.map((media) => ({ media, track: soundTrackOf(media) }))
  for (const { media, track } of tracks) {
    const url = track === null ? null : controlUrl(base, media.control)
    if (track === null || url === null) continue
    const ready = await setUp(dialogue, url, picture.kind === 'unseen' ? 0 : 2, session)
    if (ready.kind === 'unseen') return none('not-reached', ready.detail)
    return { sound: { media, track, channel: ready.channel }, session: ready.session }
  }
  const names = sounds.map(({ encoding }) => encoding || 'unknown').join(', ')
  return sounds.length === 0
    ? none('no-sound-track', 'the description names no sound')
    : none('unsupported-codec', `sound as ${names.slice(0, 100)}`)
}

/**
 * From a connection to a stream that plays (RFC 2326 §10): OPTIONS, DESCRIBE, SETUP of the first track of pictures and,
 * where somebody listens, of sound, PLAY. What OPTIONS is answered does not matter; some cameras want to be asked it first.
 */
export async function startTrack(
  dialogue: RtspDialogue,
  url: string,
  listener?: SoundListener,
): Promise<Playing | RtspRedirect | Unseen> {
  const options = await dialogue.request('OPTIONS', url)
  if (options.kind === 'unseen') return options
  const described = await describe(dialogue, url)
  if (described.kind !== 'described') return described
  const whole = controlUrl(described.base, described.sessionControl)
  if (whole === null) return reachedButUnseen('not-media', 'no address of the track')
  const seen = await setUpPicture(dialogue, described, listener)
  if ('kind' in seen) return seen
  const heard: ReadySound =
    listener === undefined
      ? { sound: null, session: seen.session }
      : await setUpSound(dialogue, described, seen, listener)
  const { picture } = seen
  const { sound, session } = heard
  if (picture.kind === 'unseen' && sound === null) return picture
  const range = { ...sessionHeader(session), Range: 'npt=0.000-' }
  const played = await dialogue.request('PLAY', whole, range)
  if (played.kind === 'unseen') return played
  const refused = unseenOfResponse(played, 'PLAY')
  if (refused !== null) return refused
  dialogue.startPlaying()
  return { kind: 'playing', picture, sound }
}
