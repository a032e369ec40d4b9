/** Makes what nobody can guess, and the only form in which we keep it. */
export interface SecretTokens {
  /** 32 random bytes as base64url (43 characters). */
  next(): string
  /** A password that can be read out and typed: 20 characters without look-alikes, about 100 bits. */
  nextPassword(): string
  /** sha256 of the token, lower-case hex: what is stored. */
  digest(token: string): string
}
