/**
 * Resolves an address out of a playlist (RFC 3986 §5). What is absolute stays as written: the egress guard judges
 * the spelling of hosts, which parsing would smooth out.
 */
export function resolveReference(reference: string, base: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return reference
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference
}
