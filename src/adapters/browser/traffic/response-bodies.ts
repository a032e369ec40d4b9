const TEXT = /json|text|javascript|mpegurl|xml|octet-stream/i
const LONGEST = 400_000

/**
 * A sign after up to eight backslashes: twice for each string that it stands in. Never an endless run of them: a page made of
 * backslashes would be gone through from each of them to its end.
 */
const ESCAPED = /(?<!\\)\\{1,8}(\/|u002f|u0026|u003d|u003f)/gi
const SIGN_OF: Readonly<Record<string, string>> = {
  '/': '/',
  u002f: '/',
  u0026: '&',
  u003d: '=',
  u003f: '?',
}

/** Up to the next address and no further than an address goes: text of a hostile page is gone through once. */
const ADDRESS =
  /(?:https?|wss?):\/\/(?:(?!https?:|wss?:)[^\s"'<>\\]){1,1000}?\.(?:m3u8|flv)(?:\?[^\s"'<>\\]{0,4000})?|rtmps?:\/\/[^\s"'<>\\]{1,2000}/gi

/**
 * Whole addresses of media written in a text, with JSON's and HTML's escapes undone, also of JSON that stands in a string of
 * JSON, where each backslash is written twice or four times: cut off at one, a signed address has lost its signature.
 */
export function addressesIn(text: string): readonly string[] {
  const plain = text
    .replace(ESCAPED, (_, sign: string) => SIGN_OF[sign.toLowerCase()] ?? '')
    .replaceAll('&amp;', '&')
  const found = plain.match(ADDRESS)
  return [...new Set(found ?? [])].slice(0, 50)
}

/** Answers that scripts ask for and that are small enough to be a playlist or a room's data. */
export const mayNameMedia = (answer: {
  readonly type: string
  readonly mime: string
  readonly bytes: number
}): boolean =>
  (answer.type === 'XHR' || answer.type === 'Fetch' || answer.type === 'Script') &&
  TEXT.test(answer.mime) &&
  answer.bytes > 0 &&
  answer.bytes <= (answer.type === 'Script' ? LONGEST / 10 : LONGEST)

/** What a body says about media: it is a playlist itself (RFC 8216 §4.1), or it names addresses. */
export function mediaInBody(
  url: string,
  body: string,
): { readonly isPlaylist: boolean; readonly written: readonly string[] } {
  const isPlaylist = /^\uFEFF?#EXTM3U/.test(body)
  return { isPlaylist, written: isPlaylist ? [] : addressesIn(body).filter((one) => one !== url) }
}
