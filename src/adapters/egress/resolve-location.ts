/**
 * Headers arrive byte by byte. Servers put UTF-8 into them, and older ones whatever their disk holds: what is no UTF-8
 * is passed back as the bytes it is, as browsers do.
 */
function textOf(header: string): string {
  const bytes = Buffer.from(header, 'latin1')
  if (bytes.toString('latin1') !== header) return header
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return header.replace(/[\x80-\xff]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)
  }
}

/** Where a `Location` leads. Absolute addresses stay as written, so that the spelling of their host can be judged. */
export function resolveLocation(header: string, base: URL): string {
  const location = textOf(header).trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(location)) return location
  if (location.startsWith('//')) return `${base.protocol}${location}`
  return URL.canParse(location, base.href) ? new URL(location, base).href : location
}
