import { type NormalisedText, originalRange } from '../reading/normalise.ts'

export const CONTACT_KINDS = ['phone', 'wechat', 'qq'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]

/** A number or name by which people are drawn off the page. Never kept unmasked. */
export type Contact = {
  readonly kind: ContactKind
  readonly masked: string
  /** UTF-16, half-open, into the original. */
  readonly start: number
  readonly end: number
}

const DIGIT_SIGNS: readonly (readonly [string, string])[] = [
  ['零洞', '0'],
  ['一壹幺①⑴❶➀➊', '1'],
  ['二贰两②⑵❷➁➋', '2'],
  ['三叁③⑶❸➂➌', '3'],
  ['四肆④⑷❹➃➍', '4'],
  ['五伍⑤⑸❺➄➎', '5'],
  ['六陆⑥⑹❻➅➏', '6'],
  ['七柒⑦⑺❼➆➐', '7'],
  ['八捌⑧⑻❽➇➑', '8'],
  ['九玖⑨⑼❾➈➒', '9'],
  ['⓪⓿', '0'],
]
const DIGITS: ReadonlyMap<string, string> = new Map(
  DIGIT_SIGNS.flatMap(([signs, digit]) => [...signs].map((sign) => [sign, digit] as const)),
)

/** Blanks, dots, dashes and keycaps that an evader puts between digits. */
const BETWEEN = String.raw`[\s.\-_·•*~,\u20e3]{0,3}`
const PHONE = new RegExp(`(?<![0-9])1${BETWEEN}[3-9](?:${BETWEEN}[0-9]){9}(?![0-9])`, 'g')
const SEPARATOR = String.raw`(?:号码|号|群|id|账号|[:=>()是为\s\u20e3☞]){0,4}`
const NUMBER = `[1-9](?:${BETWEEN}[0-9]){4,10}(?![0-9])`
const QQ = new RegExp(`(?:qq|扣扣|企鹅|q群|扣群)${SEPARATOR}(${NUMBER})`, 'g')
const WECHAT = new RegExp(
  `(?:微信|威信|薇信|徽信|微x|v信|v号|w信|卫星|薇|\\+v|加v|➕v|v❤|v♥|vx|wx|wechat|weixin)${SEPARATOR}(${NUMBER}|[a-z0-9](?:[ ._-]?[a-z0-9_]){5,19}(?![a-z0-9]))`,
  'g',
)
/** Words after the sign of a messenger that are no account. */
const NO_ACCOUNT = /^(?:official|wechat|weixin|qrcode|group|follow|public)/

/** Every sign for a digit read as that digit, unit for unit, so that places stay what they are. */
const readDigits = (text: string): string =>
  text
    .replace(/[^0-9a-z\n ]/g, (sign) => DIGITS.get(sign) ?? sign)
    // An o is a nought only among digits: zoom is not z00m.
    .replace(/(?<![a-z0-9])[0-9][0-9o]{4,}(?![a-z])/g, (run) => run.replaceAll('o', '0'))

/** Enough to know it again beside the evidence, too little to dial. */
export function maskContact(written: string): string {
  const kept = written.replace(/[\s.\-_·•*~,]|\u20e3|\ufe0f/g, '')
  const head = kept.slice(0, kept.length >= 9 ? 3 : 1)
  const tail = kept.slice(-2)
  return `${head}${'*'.repeat(Math.max(3, kept.length - head.length - tail.length))}${tail}`
}

type Candidate = { readonly kind: ContactKind; readonly start: number; readonly end: number }

function candidates(text: string): readonly Candidate[] {
  const named = (kind: ContactKind, pattern: RegExp): readonly Candidate[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [whole, account = ''] = match
      const end = match.index + whole.length
      return NO_ACCOUNT.test(account) ? [] : [{ kind, start: end - account.length, end }]
    })
  const phones = [...text.matchAll(PHONE)].map((match): Candidate => {
    const [whole] = match
    return { kind: 'phone', start: match.index, end: match.index + whole.length }
  })
  return [...named('wechat', WECHAT), ...named('qq', QQ), ...phones]
}

/** Sign for sign, so that places stay: a digit that stands between characters is no mark here, as it may be in a word. */
const asItStands = (original: string): string =>
  original
    .replace(/[^\0-\x7f]/g, (sign) => {
      const plain = sign.normalize('NFKC')
      return plain.length === 1 ? plain : sign
    })
    .replaceAll('\ufe0f', ' ')
    .toLowerCase()

/** Telephone numbers, WeChat and QQ accounts in any of the spellings that keep word lists from seeing them. */
export function findContacts(original: string, normalised: NormalisedText): readonly Contact[] {
  const read = candidates(readDigits(normalised.text)).map(({ kind, start, end }) => ({
    kind,
    ...originalRange(normalised, start, end),
  }))
  const plain = asItStands(original)
  const written = plain.length === original.length ? candidates(readDigits(plain)) : []
  const numbers = written.filter(({ kind }) => kind === 'phone')
  const found: Contact[] = []
  for (const { kind, start, end } of [...read, ...numbers]) {
    if (found.some((other) => start < other.end && other.start < end)) continue
    found.push({ kind, start, end, masked: maskContact(original.slice(start, end)) })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The text with its contacts masked; everything else as it stands there. */
export function maskContacts(text: string, contacts: readonly Contact[]): string {
  let masked = ''
  let at = 0
  for (const contact of contacts) {
    masked += text.slice(at, contact.start) + contact.masked
    at = contact.end
  }
  return masked + text.slice(at)
}
