import { parseAttributes, tagValue } from './hls-attributes.ts'

/** Variables of a playlist by name (EXT-X-DEFINE, RFC 8216bis §4.4.2.3). */
export type Variables = ReadonlyMap<string, string>

/** One value may hold others: what grows beyond this is an attack on memory. */
const LONGEST_VALUE = 8_000
/** Bytes that all values together may add to a playlist. */
const GROWTH_AT_MOST = 4_000_000

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A parameter of the playlist's own address. A plus stays a plus: tokens in base64 have some. */
function parameterOf(url: string, name: string): string | undefined {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? ''
  const pairs = query.split('&').map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? ([pair, ''] as const) : ([pair.slice(0, at), pair.slice(at + 1)] as const)
  })
  const value = pairs.find(([key]) => decoded(key) === name)?.[1]
  return value === undefined ? undefined : decoded(value)
}

/**
 * The lines with their variables filled in, from where each is defined. `imported`: those of the master playlist. What
 * is not defined stays as written, and will not be found.
 */
export function fillInVariables(
  lines: readonly string[],
  url: string,
  imported: Variables,
): { readonly lines: readonly string[]; readonly variables: Variables } {
  const variables = new Map<string, string>()
  let growth = 0
  const fill = (text: string): string =>
    text.replace(/\{\$([A-Za-z0-9_-]+)\}/g, (written, name: string) => {
      const value = variables.get(name)
      if (value === undefined || growth > GROWTH_AT_MOST) return written
      growth += value.length
      return value
    })
  const define = (line: string): void => {
    const { NAME, VALUE, IMPORT, QUERYPARAM } = parseAttributes(tagValue(line))
    const name = NAME ?? IMPORT ?? QUERYPARAM
    if (name === undefined) return
    const named = IMPORT === undefined ? parameterOf(url, name) : imported.get(name)
    const value = NAME === undefined ? named : fill(VALUE ?? '')
    if (value !== undefined) variables.set(name, value.slice(0, LONGEST_VALUE))
  }
  const filled = lines.map((line) => {
    if (line.startsWith('#EXT-X-DEFINE:')) define(line)
    return variables.size === 0 ? line : fill(line)
  })
  return { lines: filled, variables }
}
