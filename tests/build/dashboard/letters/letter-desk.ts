import {
  presentLetter,
  presentMeasures,
} from '../../../../src/adapters/http/letters/present-letter.ts'
import type { CardOfCase } from '../../../../src/contracts/letters/card.ts'
import type { LetterInput, ReceiptInput } from '../../../../src/contracts/letters/letter.ts'
import type { Result } from '../../../../src/core/fault.ts'
import type { Letter } from '../../../../src/core/letters/letter.ts'
import { enterReceipt, remind } from '../../../../src/core/letters/letter-steps.ts'
import { writeMeasures } from '../../../../src/core/letters/write-letter.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { hours, minutes } from '../../../../src/core/time/duration.ts'
import { parseInstant, plus } from '../../../../src/core/time/instant.ts'
import { caseOf, headOf, ISSUED } from '../../letters/letters.ts'
import type { Answer } from '../fixture-answers.ts'
import type { FixtureState } from '../fixture-state.ts'

type Call = { readonly url: URL; readonly body: unknown; readonly params: readonly string[] }
type Desk = (state: FixtureState, call: Call) => Answer

const LATER = plus(ISSUED, minutes(20))
const list = (letters: readonly Letter[]): Answer => ({
  status: 200,
  body: { items: letters.map(presentLetter), nextCursor: null },
})

/** A card that nobody has appealed against. */
export const aCard = (violationId: string): CardOfCase => ({
  violationId,
  entry: { on: '2026-03-07', mark: 'yellow', weight: 1, countsUntil: '2028-03-07' },
  setAside: null,
  yellowCards: 1,
  foreign: 1,
  grave: null,
  appeals: [],
})

const answered = (status: number, result: Result<Letter>): Answer =>
  result.ok
    ? { status, body: presentLetter(result.value) }
    : { status: 409, body: { code: result.fault.code, detail: result.fault.message } }

const issue: Desk = (state, { body, params: [violationId = ''] }) => {
  const { preview, measures, ...given } = body as LetterInput
  const head = headOf({ ...given, contact: given.contact ?? headOf().contact, id: 'letter-1' })
  const asked = measures.map(({ code, hours: within = 1 }) => ({ code, within: hours(within) }))
  const sellsCourses = given.sellsCourses ?? false
  const about = { ...caseOf(), account: given.account ?? null }
  const written = writeMeasures(head, about, { measures: asked, sellsCourses }, [])
  if (!written.ok || preview === true) return answered(200, written)
  const documents = (['docx', 'pdf'] as const).map((format) => ({
    ordinal: 0,
    format,
    sha256: 'c'.repeat(64),
    bytes: 9_000,
  }))
  const letter = { ...written.value, violationId, documents }
  state.letters.push(letter)
  return answered(201, { ok: true, value: letter })
}

/** Changes the only letter as the program would, twenty minutes after it was issued. */
const changing =
  (change: (letter: Letter, body: unknown) => Result<Letter>): Desk =>
  (state, { body }) => {
    const [letter] = state.letters
    if (letter === undefined) return { status: 404, body: {} }
    const changed = change(letter, body)
    if (changed.ok) state.letters = [changed.value]
    return answered(200, changed)
  }

const receive = changing((letter, body) => {
  const { receivedBy, number = '' } = body as ReceiptInput
  const receivedAt = parseInstant('2026-10-17T09:55:00+08:00') ?? LATER
  return enterReceipt(letter, { receivedAt, receivedBy, number, enteredBy: 'user:a' }, LATER)
})

const urge = changing((letter, body) => {
  const { reason } = body as { readonly reason: string }
  return remind(letter, { by: 'user:a', reason }, plus(ISSUED, hours(2)))
})

/** The letters and the card of a violation, as far as the page asks for them. */
export const LETTER_ROUTES = [
  {
    method: 'GET',
    path: /^\/violations\/([^/]+)\/letters$/,
    answer: (({ letters }, { params: [id] }) =>
      list(letters.filter(({ violationId }) => violationId === id))) satisfies Desk,
  },
  {
    method: 'GET',
    path: /^\/violations\/([^/]+)\/letter-measures$/,
    answer: ((_, { url }) => {
      const sellsCourses = url.searchParams.get('sellsCourses') === 'true'
      const items = presentMeasures({ sellsCourses, on: '2026-10-17' as CivilDate })
      return { status: 200, body: { items, sender: null, addressee: null, account: null } }
    }) satisfies Desk,
  },
  { method: 'POST', path: /^\/violations\/([^/]+)\/letters$/, answer: issue },
  { method: 'POST', path: /^\/letters\/([^/]+)\/receipt$/, answer: receive },
  { method: 'POST', path: /^\/letters\/([^/]+)\/reminders$/, answer: urge },
  {
    method: 'GET',
    path: /^\/violations\/([^/]+)\/card$/,
    answer: ((_, { params: [id = ''] }) => ({ status: 200, body: aCard(id) })) satisfies Desk,
  },
]
