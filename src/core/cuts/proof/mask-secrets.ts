import { isHarmless, isQueryName, isSecretName } from './secret-names.ts'
import { closed, closing, type Mark, marksOf, upTo } from './text-marks.ts'

const MASK = '***'

/** What stands in place of the marks from the one that was looked at, and where to read on. */
type Masked = { readonly shown: string; readonly next: number }
type Rule = (marks: readonly Mark[], at: number) => Masked | null

const wordOf = (marks: readonly Mark[], at: number): string => marks[at]?.text ?? ''
const signOf = (marks: readonly Mark[], at: number): string => marks[at]?.sign ?? ''
const said = (marks: readonly Mark[], from: number, to: number): string =>
  marks
    .slice(from, to)
    .map(({ text }) => text)
    .join('')

/** Whoever pads more than this means no name and value. */
const BLANKS_AT_MOST = 16
/** Marks of one opening tag. */
const TAG_AT_MOST = 64

function pastBlanks(marks: readonly Mark[], from: number): number {
  let at = from
  while (signOf(marks, at) === ' ' && at < from + BLANKS_AT_MOST) at += 1
  return at
}

const masked = (marks: readonly Mark[], from: number, value: number, end: number): Masked => ({
  shown: said(marks, from, value) + MASK,
  next: end,
})

/** `scheme://user:password@` */
const account: Rule = (marks, at) => {
  const opened = [1, 2, 3].map((step) => signOf(marks, at + step)).join('') === '://'
  if (!opened) return null
  const end = upTo(marks, at + 4, `/?# \n"'<>`)
  for (let last = end - 1; last >= at + 4; last -= 1) {
    if (signOf(marks, last) === '@') return masked(marks, at, at + 4, last)
  }
  return null
}

/** What stands behind the quote at `from`; `null`: nothing. */
function quoted(marks: readonly Mark[], at: number, from: number): Masked | null {
  const end = closing(marks, from)
  return end === from + 1 ? null : masked(marks, at, from + 1, end)
}

/** A text that a member holds; `null`: nothing, or a query, whose parameters are looked at by themselves. */
function memberText(marks: readonly Mark[], at: number, from: number): Masked | null {
  if (isSecretName(wordOf(marks, at))) return quoted(marks, at, from)
  const text = marks.slice(from, closing(marks, from))
  return text.some(({ sign }) => sign === '=') ? null : quoted(marks, at, from)
}

/** What a secret member holds that is no text: a number, a list, an object, the rest of a line. */
function memberValue(marks: readonly Mark[], at: number, from: number): Masked | null {
  const mark = signOf(marks, at + 1) === '"' ? wordOf(marks, at + 1) : ''
  const isMany = ['[', '{'].includes(signOf(marks, from))
  const end = isMany ? closed(marks, from) : upTo(marks, from, mark === '' ? '\n"<' : ',}]\n')
  if (end === from || /^(?:null|true|false)$/.test(wordOf(marks, from))) return null
  return { shown: `${said(marks, at, from)}${mark}${MASK}${mark}`, next: end }
}

/** `"name": value` and `Name: value`; lists and objects as a whole. */
const member: Rule = (marks, at) => {
  const name = wordOf(marks, at)
  const isSecret = isSecretName(name)
  if (signOf(marks, at - 1) === '#' || !(isSecret || isQueryName(name))) return null
  const colon = pastBlanks(marks, at + (signOf(marks, at + 1) === '"' ? 2 : 1))
  if (signOf(marks, colon) !== ':') return null
  const from = pastBlanks(marks, colon + 1)
  if (signOf(marks, from) === '"') return memberText(marks, at, from)
  return isSecret ? memberValue(marks, at, from) : null
}

/** Of a playlist's tag: `#EXT-X-…:NAME=value,NAME=value`. */
const isAttribute = (marks: readonly Mark[], at: number): boolean =>
  [':', ','].includes(signOf(marks, at - 1)) &&
  /^[A-Z][A-Z\d-]{0,63}$/.test(wordOf(marks, at)) &&
  !['VALUE', 'QUERYPARAM'].includes(wordOf(marks, at)) &&
  !isSecretName(wordOf(marks, at))

/** Where the sign of equality behind a name stands: `name=`, `name[]=`, of a secret also `name =`. */
function equality(marks: readonly Mark[], at: number, isSecret: boolean): number | null {
  const listed = signOf(marks, at + 1) === '[' ? upTo(marks, at + 2, ']', at + 4) + 1 : at + 1
  const found = isSecret ? pastBlanks(marks, listed) : listed
  return signOf(marks, found) === '=' ? found : null
}

/** `name=value`, wherever it stands. */
const parameter: Rule = (marks, at) => {
  const name = wordOf(marks, at)
  const isSecret = isSecretName(name)
  const equals = equality(marks, at, isSecret)
  if (equals === null || isAttribute(marks, at)) return null
  const from = isSecret ? pastBlanks(marks, equals + 1) : equals + 1
  const quote = signOf(marks, from)
  if (quote === '"')
    return isHarmless(name, wordOf(marks, from + 1)) ? null : quoted(marks, at, from)
  const begin = quote === "'" ? from + 1 : from
  const end = upTo(marks, begin, isSecret ? `& \n"'<>` : `&;,# \n"'<>`)
  const value = said(marks, begin, end)
  const isClear = value === '' || (isHarmless(name, value) && !value.includes('='))
  return isClear ? null : masked(marks, at, begin, end)
}

/** `?key` and `&key`, without a value: the name itself may be what lets somebody in. */
const bareParameter: Rule = (marks, at) => {
  const name = wordOf(marks, at)
  const stands =
    ['?', '&'].includes(signOf(marks, at - 1)) && !['=', '[', ';'].includes(signOf(marks, at + 1))
  return stands && name.length >= 6 && !isHarmless(name, name)
    ? masked(marks, at, at, at + 1)
    : null
}

/** `<name>value</name>`, with whatever stands within. */
const element: Rule = (marks, at) => {
  const before = signOf(marks, at - 1) === ':' ? at - 3 : at - 1
  if (signOf(marks, before) !== '<' || !isSecretName(wordOf(marks, at))) return null
  const head = upTo(marks, at, '>', at + TAG_AT_MOST)
  if (signOf(marks, head) !== '>' || signOf(marks, head - 1) === '/') return null
  let end = upTo(marks, head, '<')
  while (end < marks.length && signOf(marks, end + 1) !== '/') end = upTo(marks, end + 1, '<')
  return end === head + 1 ? null : masked(marks, at, head + 1, end)
}

const signedIn: Rule = (marks, at) => {
  if (!/^(?:bearer|basic|digest)$/i.test(wordOf(marks, at))) return null
  const from = pastBlanks(marks, at + 1)
  const end = upTo(marks, from, ` \n"'<>,;`)
  const isLong = said(marks, from, Math.min(end, from + 6)).length >= 6 && from > at + 1
  return isLong ? masked(marks, at, from, end) : null
}

const RULES: readonly Rule[] = [account, member, element, parameter, bareParameter, signedIn]

function ruled(marks: readonly Mark[], at: number): Masked | null {
  if (signOf(marks, at) !== 'word') return null
  for (const rule of RULES) {
    const found = rule(marks, at)
    if (found !== null) return found
  }
  return null
}

/** The same text, what lets somebody in masked. Reads each mark a bounded number of times, whatever they are. */
export function maskMarks(marks: readonly Mark[]): string {
  const shown: string[] = []
  let at = 0
  while (at < marks.length) {
    const found = ruled(marks, at)
    shown.push(found === null ? wordOf(marks, at) : found.shown)
    at = found === null ? at + 1 : found.next
  }
  return shown.join('')
}

/**
 * A text without what lets somebody in: accounts of addresses, parameters that are not known to be harmless, members and
 * elements with the name of a secret, and `known`, the keys we hold ourselves, wherever they stand. What a parameter is
 * called stays. Who wrote the text may mean ill: the work is linear in its length, however it is made.
 */
export const maskSecrets = (text: string, known: readonly string[] = []): string =>
  maskMarks(marksOf(known.reduce((left, secret) => left.replaceAll(secret, MASK), text)))

/** An address without its account, its parameters masked. */
export const maskedAddress = (url: string): string =>
  maskSecrets(url).replace(`${MASK}@`, '').slice(0, 2_000)
