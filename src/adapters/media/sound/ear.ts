import { type Unheard, unheard } from '../../../core/hearing/sound.ts'
import type { SoundFormat, SoundOutcome } from '../../../ports/hearing/sound-sampler.ts'
import { replay } from '../body/peek-body.ts'
import type { Deadline } from '../deadline.ts'
import type { RtmpMessage } from '../rtmp/message.ts'
import type { SoundDecoder } from './decode-sound.ts'
import type { SoundInput } from './sound-arguments.ts'
import { createSoundMessages } from './sound-messages.ts'

/** A body that is looked into, and how it is hung up on. */
export type Overheard = { readonly body: AsyncIterable<Uint8Array>; discard(): void }

/** What a client of a protocol tells of the sound that it meets. */
export type SoundListener = {
  /** A message of a stream that was taken apart here; `true`: those that follow are wanted. */
  hear(message: RtmpMessage): boolean
  /** There is sound that cannot be had, or none. */
  cannot(why: Unheard): void
}

/** Listens along while a picture is taken. */
export type Ear = SoundListener & {
  /** So much is listened to. */
  readonly seconds: number
  /** What has ended is listened to from its beginning, not where it is looked at. */
  readonly fromBeginning: boolean
  /** How long that plays whose beginning was overheard last. */
  isBeginningOf(seconds: number): void
  /** The same body for the picture; what the picture leaves unread is kept open for the sound. */
  overhear<T extends Overheard>(format: SoundFormat, opened: T): T
  /** What comes before that which was overheard last, made for its container; nothing where nothing was. */
  precede(open: (format: SoundFormat) => Overheard): void
  /** Whether messages that follow the picture are wanted. */
  wantsMore(): boolean
  /** A file that can be sought in, while it can be had. */
  listenTo(input: SoundInput): Promise<void>
  /** The sound of what was overheard last; hangs up. */
  finish(): Promise<SoundOutcome>
}

/** Read for a picture and kept for the sound: more than any segment of so few seconds has. */
const KEPT_AT_MOST = 33_554_432

type Held = { readonly format: SoundFormat; readonly body: AsyncIterable<Uint8Array>; drop(): void }

async function* once(bytes: Uint8Array) {
  yield bytes
}

async function* oneAfterTheOther(...bodies: readonly AsyncIterable<Uint8Array>[]) {
  for (const body of bodies) yield* body
}

function overhearBody<T extends Overheard>(format: SoundFormat, opened: T) {
  const source = opened.body[Symbol.asyncIterator]()
  const kept: Uint8Array[] = []
  let size = 0
  let [tooMuch, ended] = [false, false]
  const drop = (): void => {
    kept.length = 0
    opened.discard()
  }
  // Leaving it early, or hanging up on it, leaves the source open for the sound.
  const body = (async function* () {
    while (!ended) {
      const next = await source.next()
      if (next.done === true) {
        ended = true
        return
      }
      size += next.value.length
      tooMuch ||= size > KEPT_AT_MOST
      if (tooMuch) kept.length = 0
      else kept.push(next.value)
      yield next.value
    }
  })()
  const discard = (): void => {
    if (tooMuch) drop()
  }
  const held: Held | null = { format, body: replay(kept, source), drop }
  return { picture: { ...opened, body, discard }, held, lost: () => tooMuch }
}

/** One ear a look. Keeps what was overheard last: tries that came to nothing are let go. */
export function createEar(
  decoder: SoundDecoder,
  { seconds, fromBeginning }: Pick<Ear, 'seconds' | 'fromBeginning'>,
  deadline: Deadline,
): Ear {
  let held: Held | null = null
  let lost = (): boolean => false
  let taken: SoundOutcome | null = null
  let whole: number | null = null
  const messages = createSoundMessages(seconds)

  const ofHeld = async ({ format, body }: Held): Promise<SoundOutcome> => {
    if (lost()) return unheard('decoder-failed', 'too much came before the picture')
    const said = await decoder.decode({ kind: 'pipe', format }, body, seconds, deadline)
    return said.kind === 'sound' && whole !== null ? { ...said, wholeSeconds: whole } : said
  }

  return {
    seconds,
    fromBeginning,
    isBeginningOf(length) {
      whole = length
    },
    overhear(format, opened) {
      held?.drop()
      const overheard = overhearBody(format, opened)
      held = overheard.held
      lost = overheard.lost
      return overheard.picture
    },
    precede(open) {
      if (held === null) return
      const { format, body, drop } = held
      const opened = open(format)
      const both = (): void => {
        opened.discard()
        drop()
      }
      held = { format, body: oneAfterTheOther(opened.body, body), drop: both }
    },
    hear(message) {
      messages.push(message)
      return messages.wantsMore()
    },
    cannot(why) {
      taken = why
    },
    wantsMore: () => taken === null && messages.wantsMore(),
    async listenTo(input) {
      taken = await decoder.decode(input, null, seconds, deadline)
    },
    async finish() {
      try {
        if (taken !== null) return taken
        if (held !== null) return await ofHeld(held)
        const said = messages.take()
        return said instanceof Uint8Array
          ? await decoder.decode({ kind: 'pipe', format: 'flv' }, once(said), seconds, deadline)
          : said
      } finally {
        held?.drop()
      }
    },
  }
}
