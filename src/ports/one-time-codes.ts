/**
 * Codes that an authenticator shows (TOTP, RFC 6238). They go by the world's time: the clock of a drill is shifted, the
 * phones of those who drill are not.
 */
export interface OneTimeCodes {
  /** A new secret, as authenticators take it (base32). */
  newSecret(): string
  /** The 30 seconds whose code this is, of those around now; `null`: of none of them. */
  stepOf(secret: string, code: string): number | null
  /** Unreadable wherever it is stored. */
  seal(text: string): string
  /** `null`: sealed with another key, or altered. */
  open(sealed: string): string | null
}
