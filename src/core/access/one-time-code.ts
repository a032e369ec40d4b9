/**
 * Codes that an authenticator shows: TOTP, RFC 6238 over HOTP, RFC 4226, with the numbers that every authenticator
 * takes without being told: SHA-1, six digits, thirty seconds.
 */
export const STEP_SECONDS = 30
const DIGITS = 6

/** Clocks of phones differ, and people take their time to type: the step before and after count too (RFC 6238, 5.2). */
const STEPS_AROUND = [0, -1, 1] as const

export const stepAt = (unixSeconds: number): number => Math.floor(unixSeconds / STEP_SECONDS)

/** Steps whose codes are taken at a time, the likeliest first. */
export const stepsAround = (unixSeconds: number): readonly number[] =>
  STEPS_AROUND.map((apart) => stepAt(unixSeconds) + apart)

/** What is signed for a step: eight bytes, the greatest first. */
export function counterOf(step: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(step))
  return bytes
}

/** Dynamic truncation of an HMAC (RFC 4226, 5.3). */
export function codeOf(hmac: Uint8Array, digits: number = DIGITS): string {
  const offset = (hmac.at(-1) ?? 0) & 0xf
  const number = new DataView(hmac.buffer, hmac.byteOffset).getUint32(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, without padding, as authenticators take secrets. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

export function fromBase32(text: string): Uint8Array {
  const bits = [...text].map((one) => ALPHABET.indexOf(one).toString(2).padStart(5, '0')).join('')
  const bytes = bits.slice(0, bits.length - (bits.length % 8)).match(/.{8}/g) ?? []
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2))
}

/** From which an authenticator takes a secret (Key URI Format). */
export function enrolmentAddress(issuer: string, account: string, secret: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}

/** What people type, without the blanks and dashes that make it readable. */
export const plainCode = (typed: string): string => typed.replaceAll(/[\s-]/g, '').toLowerCase()

/** Recovery codes that are given at once, each good for one sign-in. */
export const RECOVERY_CODES = 10
