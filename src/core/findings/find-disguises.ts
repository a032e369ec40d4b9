import type { Lexicons } from '../reading/lexicon/lexicon-term.ts'
import type { Normaliser } from '../reading/normalise.ts'
import { createWordFinder, type FoundWord } from '../reading/word-list.ts'
import type { KeyContent } from '../registry/object-kind.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { findContacts, maskContacts } from './contacts.ts'
import { decideDisguise } from './decide-disguise.ts'
import {
  DISGUISE_KINDS,
  type DisguiseFinding,
  type DisguiseKind,
  type DisguiseName,
  type NamePiece,
  type NameSource,
  type Substance,
} from './disguise.ts'
import { basisOfDisguise } from './disguise-basis.ts'
import { DISGUISES } from './disguise-names.ts'
import type { FindingLists } from './finding-lists.ts'

export type DisguiseInput = {
  /** In order of weight: the room's title, the page's, its courses, then what it says besides. */
  readonly names: readonly NamePiece[]
  readonly substance: Substance
  /** Key content of the institution whose room it is. */
  readonly keyContent: KeyContent
  readonly on: CivilDate
}

export type DisguiseFinder = (input: DisguiseInput) => readonly DisguiseFinding[]

/** Where a lesson is named; what else stands on a page only names it when these do not. */
const NAMING: readonly NameSource[] = ['room-title', 'page-title', 'course-list']
const LONGEST_NAME = 400

type NameWord = DisguiseKind | 'except' | 'subject'
type Reading = { readonly piece: NamePiece; readonly words: readonly FoundWord<NameWord>[] }

function lists(lexicons: Lexicons, names: FindingLists['disguises']): Record<NameWord, string> {
  return {
    ...names,
    subject: lexicons
      .filter(({ sense }) => sense.kind === 'name')
      .map(({ term }) => term)
      .join(' '),
  }
}

/** Builds its lists once; what it returns is pure: the disguises whose name is used, each with its substance. */
export function createDisguiseFinder(
  normalise: Normaliser,
  lexicons: Lexicons,
  names: FindingLists['disguises'],
): DisguiseFinder {
  const find = createWordFinder(normalise, lists(lexicons, names))
  const nameOf = ({ piece, words }: Reading): DisguiseName => {
    const contacts = findContacts(piece.text, normalise(piece.text))
    const text = maskContacts(piece.text, contacts)
    const isMasked = text !== piece.text
    const places = words.map(({ term, start, end }) => ({ term, start, end }))
    // Masking moves what stands behind it: the words are looked up again.
    const found = isMasked ? find(text, normalise(text)) : []
    const again = found.filter(({ kind }) => words.some((word) => word.kind === kind))
    return { source: piece.source, text, sha256: null, words: isMasked ? again : places }
  }
  return ({ names, substance, keyContent, on }) => {
    const readings = names.map((piece) => {
      const cut = { ...piece, text: shortened(piece.text, find, normalise) }
      return { piece: cut, words: find(cut.text, normalise(cut.text)) }
    })
    return DISGUISE_KINDS.flatMap((kind): readonly DisguiseFinding[] => {
      const reading = namedAs(kind, readings, substance)
      if (reading === null) return []
      const { decision, reason } = decideDisguise(kind, substance)
      const { code } = DISGUISES[kind]
      return [
        {
          kind,
          code,
          keyContent: keyContentOf(kind, decision, keyContent),
          name: nameOf(reading),
          substance: shown(substance),
          decision,
          reason,
          basis: basisOfDisguise(kind, on),
        },
      ]
    })
  }
}

/** A long piece is cut down to the part around its first name. */
function shortened(
  text: string,
  find: ReturnType<typeof createWordFinder<NameWord>>,
  normalise: Normaliser,
): string {
  if (text.length <= LONGEST_NAME) return text
  const first = find(text, normalise(text)).find(
    ({ kind }) => kind !== 'except' && kind !== 'subject',
  )
  const from = Math.max(0, (first?.start ?? 0) - LONGEST_NAME / 4)
  return text.slice(from, from + LONGEST_NAME)
}

/** The piece that gives the lesson this name; `null`: it does not go by it. */
function namedAs(
  kind: DisguiseKind,
  readings: readonly Reading[],
  substance: Substance,
): Reading | null {
  const naming = readings.filter(({ piece }) => NAMING.includes(piece.source))
  const isNamed = naming.some(({ words }) => words.some((word) => word.kind !== 'except'))
  const heard = isNamed && DISGUISES[kind].anywhere !== true ? naming : readings
  const found = heard.find(({ words }) => words.some((word) => word.kind === kind))
  if (found !== undefined) {
    return { ...found, words: found.words.filter((word) => word.kind === kind) }
  }
  // What was on air before is a recording whatever it is called.
  const [first] = readings
  const isReplayed = kind === 'live-as-recording' && substance.replay !== null
  return isReplayed && first !== undefined ? { piece: first.piece, words: [] } : null
}

function keyContentOf(
  kind: DisguiseKind,
  decision: DisguiseFinding['decision'],
  own: KeyContent,
): KeyContent {
  if (kind === 'live-in-tutor') return 'KC6'
  return kind === 'trial-lesson' && decision !== 'counts-as-live-teaching' ? 'KC4' : own
}

function shown({ classification, replay, ...rest }: Substance): DisguiseFinding['substance'] {
  return {
    ...rest,
    label: classification?.label ?? null,
    score: classification?.score ?? 0,
    subjects: classification?.subjects.map(({ code }) => code) ?? [],
    replayed: replay !== null,
  }
}
