/** 128 random bits in hex. `crypto.randomUUID` is missing where the page is not served over TLS or from loopback. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
