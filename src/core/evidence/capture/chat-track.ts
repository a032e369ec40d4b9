import type { PageText } from '../../patrol/page-text.ts'
import { formatInstant, type Instant } from '../../time/instant.ts'

const NAMED = /^\s*([^：:]{1,24})([：:])/
const NUMBER = /\d{7,}/g
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
