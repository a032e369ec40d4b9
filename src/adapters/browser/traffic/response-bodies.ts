const TEXT = /json|text|javascript|mpegurl|xml|octet-stream/i
const LONGEST = 400_000

/**
 * Whole addresses of media written in a text, with JSON's and HTML's escapes undone, also of JSON that stands in a string of
 * JSON, where each backslash is written twice or four times: cut off at one, a signed address has lost its signature.
 */
export function addressesIn(text: string): readonly string[] {
  const plain = text
    .replace(/\\+(?:\/|u002f)/gi, '/')
    .replace(/\\+u0026/gi, '&')
    .replace(/\\+u003d/gi, '=')
    .replace(/\\+u003f/gi, '?')
    .replaceAll('&amp;', '&')
  const found = plain.match(
    /(?:(?:https?|wss?):\/\/[^\s"'<>\\]+?\.(?:m3u8|flv)(?:\?[^\s"'<>\\]*)?|rtmps?:\/\/[^\s"'<>\\]+)/gi,
  )
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
