/** A byte range of a resource, as HTTP counts: both ends included. */
export type ByteRange = { readonly from: number; readonly to: number }

type AttributeName =
  | 'INDEPENDENT'
  | 'GAP'
  | 'METHOD'
  | 'URI'
  | 'IV'
  | 'KEYFORMAT'
  | 'RESOLUTION'
  | 'BANDWIDTH'
  | 'CODECS'
  | 'TYPE'
  | 'GROUP-ID'
  | 'DEFAULT'
  | 'AUDIO'
  | 'BYTERANGE'
  | 'NAME'
  | 'VALUE'
  | 'IMPORT'
  | 'QUERYPARAM'
type Attributes = Readonly<Partial<Record<AttributeName, string>>>

/** What stands behind the colon of a tag. */
export const tagValue = (line: string): string => line.slice(line.indexOf(':') + 1)

/** An attribute list (RFC 8216 §4.2); quotes are taken off. */
export function parseAttributes(text: string): Attributes {
  const pairs = text.matchAll(/([A-Z0-9-]+)\s*=\s*("[^"]*"|[^,]*)/g)
  return Object.fromEntries(
    [...pairs].map((pair) => [pair[1] ?? '', (pair[2] ?? '').trim().replace(/^"|"$/g, '')]),
  )
}

/** `LENGTH@START`; without a start it goes on where `previous` ended. */
export function parseRange(text: string | undefined, previous: ByteRange | null): ByteRange | null {
  const match = /^(\d+)(?:@(\d+))?$/.exec(text ?? '')
  if (match === null) return null
  const length = Number(match[1])
  const from = match[2] === undefined ? (previous?.to ?? -1) + 1 : Number(match[2])
  return length > 0 ? { from, to: from + length - 1 } : null
}
