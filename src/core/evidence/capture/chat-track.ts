import type { PageText } from '../../patrol/page-text.ts'
import { formatInstant, type Instant } from '../../time/instant.ts'

const NAMED = /^\s*([^：:]{1,24})([：:])/
/** Of seven digits and more, with what people put between them. */
const NUMBER = /[\d０-９](?:[\s\-‐-―－._·()（）]{0,3}[\d０-９]){6,}/g
const MASK = '**'

/** Whoever types is a pupil more often than not: of a name its first sign stays, of long numbers (telephones) none. */
export const maskedChatLine = (text: string): string =>
  text
    .replace(NAMED, (_, name: string, colon: string) => `${[...name][0] ?? ''}${MASK}${colon}`)
    .replaceAll(NUMBER, MASK)

/** The chat that a page showed, a line each with when it was seen; `null`: it shows none. */
export function chatTrack(
  texts: readonly PageText[],
  at: Instant,
): { readonly text: string; readonly lines: number } | null {
  const lines = texts.filter(({ role }) => role === 'chat').map(({ text }) => maskedChatLine(text))
  if (lines.length === 0) return null
  const time = formatInstant(at)
  return { text: `${lines.map((line) => `${time}\t${line}`).join('\n')}\n`, lines: lines.length }
}

/** A line as it stands in the text of a page, which may fold its white space elsewhere. */
const asItStands = (line: string): RegExp =>
  new RegExp(
    [...line.replaceAll(/\s+/g, '')]
      .map((sign) => sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'))
      .join('\\s*'),
    'g',
  )

/** A text that was cut short may end within a line. */
function withoutBegunLine(text: string, lines: readonly string[]): string {
  for (const line of lines) {
    for (let length = line.length - 1; length > 2; length -= 1) {
      if (text.endsWith(line.slice(0, length))) return `${text.slice(0, -length)}…`
    }
  }
  return text
}

/** The text of a page with its chat masked as in the track: it is kept beside it. */
export function withMaskedChat(text: string, texts: readonly PageText[]): string {
  const lines = texts
    .filter(({ role, text: line }) => role === 'chat' && maskedChatLine(line) !== line)
    .map((one) => one.text)
    .toSorted((a, b) => b.length - a.length)
  const whole = withoutBegunLine(text, lines)
  return lines.reduce(
    (left, line) => left.replace(asItStands(line), () => maskedChatLine(line)),
    whole,
  )
}
