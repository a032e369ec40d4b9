import type { Classification } from '../../../core/detection/classification.ts'
import type { NamePiece, NameSource } from '../../../core/findings/disguise.ts'
import type { SubstanceTexts } from '../../../core/findings/disguise-substance.ts'
import type { SolicitationPiece } from '../../../core/findings/solicitation.ts'
import type { PageText, PageTextRole } from '../../../core/patrol/page-text.ts'

/** What a look has of a room's words: its title in the register, the pieces of its page, what was read. */
export type RoomWords = {
  readonly title: string
  readonly texts: readonly PageText[]
  /** Read off the picture, lines parted by line feeds. */
  readonly screen: string
}

const SOURCE_OF_ROLE: Readonly<Record<PageTextRole, NameSource | null>> = {
  title: 'page-title',
  'course-list': 'course-list',
  description: 'description',
  announcement: 'announcement',
  price: 'price',
  teacher: 'teacher',
  // Anybody writes there: a chat names nothing.
  chat: null,
}

/** What the institution itself calls it, weightiest first. */
export function namesOf({ title, texts }: RoomWords): readonly NamePiece[] {
  const pieces = texts.flatMap(({ role, text }): readonly NamePiece[] => {
    const source = SOURCE_OF_ROLE[role]
    return source === null ? [] : [{ source, text }]
  })
  const order = Object.values(SOURCE_OF_ROLE)
  return [
    { source: 'room-title', text: title },
    ...pieces.toSorted((a, b) => order.indexOf(a.source) - order.indexOf(b.source)),
  ]
}

export const solicitationPieces = ({
  title,
  texts,
  screen,
}: RoomWords): readonly SolicitationPiece[] => [
  { source: 'frame', text: screen },
  { source: 'room-title', text: title },
  ...texts.map(({ role, text }) => ({ source: role, text })),
]

export function substanceTexts({ title, texts, screen }: RoomWords): SubstanceTexts {
  const of = (wanted: (role: PageTextRole) => boolean): string =>
    texts
      .filter(({ role }) => wanted(role))
      .map(({ text }) => text)
      .join('\n')
  return {
    screen,
    chat: of((role) => role === 'chat'),
    own: `${title}\n${of((role) => role !== 'chat' && role !== 'price')}`,
    price: of((role) => role === 'price'),
  }
}

/** Words that spoke for content, as they stood on the screen. */
export const contentTerms = ({ evidence }: Classification): readonly string[] =>
  evidence
    .filter(({ dimension, weight }) => dimension === 'content' && weight > 0)
    .map(({ term }) => term)
