import type { PromotionAct } from '../policy/objects/conduct.ts'
import type { Normaliser } from '../reading/normalise.ts'
import { createWordFinder, type FoundWord } from '../reading/word-list.ts'
import { type Contact, findContacts, maskContacts } from './contacts.ts'
import type { FindingLists, SurroundingWord } from './finding-lists.ts'
import type {
  Solicitation,
  SolicitationPiece,
  SolicitationSign,
  SolicitationSignal,
} from './solicitation.ts'
import { findPhrases } from './solicitation-phrases.ts'

export type SolicitationFinder = (
  pieces: readonly SolicitationPiece[],
  seen: {
    /** The room is giving a lesson: what is solicited for on its picture and in its own words is tutoring. */
    readonly inLesson: boolean
    /** The picture shows a QR code. */
    readonly qrCode: boolean
  },
) => Solicitation | null

/** Signs are taken together when they stand this close to each other; a page's text is long and about many things. */
const TOGETHER = 120
/** Words of tutoring count from this far around. */
const AROUND = 60
const LONGEST_PIECE = 6_000
const SIGNS_AT_MOST = 24

type Reading = {
  readonly piece: SolicitationPiece
  readonly signs: readonly SolicitationSign[]
  readonly contacts: readonly Contact[]
  readonly around: readonly FoundWord<SurroundingWord>[]
}

/** Builds its lists once; what it returns is pure. */
export function createSolicitationFinder(
  normalise: Normaliser,
  lists: Pick<FindingLists, 'soliciting' | 'surroundings'>,
): SolicitationFinder {
  const findSigns = createWordFinder(normalise, lists.soliciting)
  const findAround = createWordFinder(normalise, lists.surroundings)
  const read = (piece: SolicitationPiece, qrCode: boolean): Reading => {
    const text = piece.text.slice(0, LONGEST_PIECE)
    const normalised = normalise(text)
    const contacts = findContacts(text, normalised)
    const { source } = piece
    const phrases = findPhrases(text, normalised)
    const words = [...findSigns(text, normalised), ...phrases].map(
      ({ kind, ...place }): SolicitationSign => ({ ...place, signal: kind, source, contact: null }),
    )
    const numbers = contacts.map(({ kind, masked, start, end }): SolicitationSign => {
      return { signal: 'contact', source, term: masked, contact: kind, start, end }
    })
    const picture: SolicitationSign[] =
      qrCode && source === 'frame'
        ? [{ signal: 'qr-code', source, term: '二维码', contact: null, start: 0, end: 0 }]
        : []
    const signs = [...picture, ...words, ...numbers].sort((a, b) => a.start - b.start)
    return { piece: { source, text }, signs, contacts, around: findAround(text, normalised) }
  }
  return (pieces, { inLesson, qrCode }) => {
    const groups = pieces
      .map((piece) => read(piece, qrCode))
      .flatMap((reading) =>
        groupsOf(reading)
          .filter((signs) => isSoliciting(signs, reading, inLesson))
          .map((signs) => ({ signs, reading })),
      )
    if (groups.length === 0) return null
    const signs = groups.flatMap((group) => group.signs).slice(0, SIGNS_AT_MOST)
    return {
      acts: actsOf(signs),
      signs,
      excerpts: groups.slice(0, SIGNS_AT_MOST).map(({ signs: own, reading }) => ({
        source: reading.piece.source,
        text: excerptOf(own, reading),
      })),
    }
  }
}

/** Neighbours in one piece. A frame is one place: what stands on it is seen at once. */
function groupsOf({ piece, signs }: Reading): readonly (readonly SolicitationSign[])[] {
  const groups: SolicitationSign[][] = []
  let end = 0
  for (const sign of signs) {
    const last = groups.at(-1)
    const near = piece.source === 'frame' || sign.start - end <= TOGETHER
    if (last !== undefined && near) last.push(sign)
    else groups.push([sign])
    end = Math.max(end, sign.end)
  }
  return groups
}

const SOLD: readonly SolicitationSignal[] = ['trial', 'offer', 'group-buy', 'referral']

/**
 * Two different signs beside words of tutoring, or one of brokering. A number alone, a code to scan alone, an offer
 * alone are everyday; a school that gathers its own families sells nothing. Ours: docs/rules.md §7.
 */
function isSoliciting(
  signs: readonly SolicitationSign[],
  { piece, around }: Reading,
  inLesson: boolean,
): boolean {
  const begin = (signs[0]?.start ?? 0) - AROUND
  const end = Math.max(...signs.map((sign) => sign.end)) + AROUND
  const whole = piece.source === 'frame'
  const beside = around.filter((word) => whole || (word.end > begin && word.start < end))
  const count = (kind: SurroundingWord): number =>
    new Set(beside.filter((word) => word.kind === kind).map(({ term }) => term)).size
  const spoken = count('tutoring') > 0 || count('school') >= 2
  // Anybody writes in a chat, so there only its own words say what it is about.
  const aboutTutoring = spoken || (inLesson && piece.source !== 'chat')
  if (!aboutTutoring || (count('adult') > 0 && count('stage') === 0)) return false
  if (count('shop') > 0 && count('course') === 0) return false
  const signals = new Set(signs.map(({ signal }) => signal))
  const sells = signals.has('brokering') || SOLD.some((signal) => signals.has(signal))
  if (count('ownSchool') > 0 && !sells) return false
  if (signals.has('brokering')) return spoken
  // A code and the words to scan it are one thing.
  if (signals.has('qr-code')) signals.delete('channel')
  return signals.size >= 2
}

const ACT_OF: Readonly<Record<SolicitationSignal, PromotionAct>> = {
  contact: 'traffic',
  channel: 'traffic',
  'qr-code': 'traffic',
  materials: 'traffic',
  trial: 'advertisement',
  offer: 'advertisement',
  'group-buy': 'advertisement',
  referral: 'advertisement',
  brokering: 'brokering',
}

/** Traffic is KC3, advertising and its form as a comment KC4, brokering KC6 (docs/rules.md §3.3). */
function actsOf(signs: readonly SolicitationSign[]): readonly PromotionAct[] {
  const acts = signs.map(({ signal, source }): PromotionAct => {
    const act = ACT_OF[signal]
    return source === 'chat' && act !== 'brokering' ? 'comment' : act
  })
  return [...new Set(acts)]
}

const EXCERPT_AROUND = 30

function excerptOf(signs: readonly SolicitationSign[], { piece, contacts }: Reading): string {
  const end = Math.max(...signs.map((sign) => sign.end)) + EXCERPT_AROUND
  let from = Math.max(0, (signs[0]?.start ?? 0) - EXCERPT_AROUND)
  let to = Math.min(piece.text.length, end, from + 2 * TOGETHER)
  // Half a number is not masked: the edges go around it.
  for (const contact of contacts) {
    if (contact.start < from && from < contact.end) from = contact.end
    if (contact.start < to && to < contact.end) to = contact.start
  }
  const inside = contacts
    .filter(({ start, end: last }) => start >= from && last <= to)
    .map((contact) => ({ ...contact, start: contact.start - from, end: contact.end - from }))
  return maskContacts(piece.text.slice(from, to), inside)
}
