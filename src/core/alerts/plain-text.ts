/** Line ends, controls, what cannot be seen and what turns the direction of text around. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00ad\u115f\u1160\u180e\u3164\ufeff\uffa0]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu

const LONGEST = 60

/** Text of a stranger (titles, names, what was read off a picture) as one short line of characters that can be seen. */
export function plainLine(text: string, longest = LONGEST): string {
  const seen = text.replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim()
  const characters = [...seen]
  return characters.length <= longest ? seen : `${characters.slice(0, longest - 1).join('')}…`
}

/** Full-width brothers of characters by which robots are told of links, mentions, headings and emphasis. */
const MARKS = /[\\`*_~[\](){}<>#!|@&$^=+]/g
const FULL_WIDTH = 0xfee0

/**
 * As `plainLine`, and no robot takes it for markup, a link or a mention: WeCom and Feishu know no escape, so the
 * characters themselves are exchanged for their full-width brothers, which people read the same.
 */
export function neutralLine(text: string, longest = LONGEST): string {
  return plainLine(text, longest)
    .replace(/:\/\//g, '：//')
    .replace(/www\./gi, 'www．')
    .replace(/^(\s*)([-+]|\d+\.)(?=\s)/, '$1·')
    .replace(MARKS, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) + FULL_WIDTH))
}
