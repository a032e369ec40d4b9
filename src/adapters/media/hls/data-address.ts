/** Longest address that is read; a playlist is not longer either. */
const LONGEST = 2_000_000

/**
 * The bytes that a `data:` address is itself (RFC 2397). Nothing is fetched by it. `null`: it is no such address;
 * without a comma it holds nothing.
 */
export function bytesOfDataAddress(address: string): Uint8Array | null {
  const match = /^\s*data:([^,]*)(?:,(.*))?$/is.exec(address.slice(0, LONGEST))
  if (match === null) return null
  const [, type = '', written = ''] = match
  const plain = written
    .replace(/#.*$/s, '')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return /;\s*base64\s*$/i.test(type)
    ? Buffer.from(plain.replace(/\s/g, ''), 'base64')
    : Buffer.from(plain, 'latin1')
}
