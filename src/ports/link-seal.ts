/** Vouches for a text by a secret that all machines of an installation share. */
export interface LinkSeal {
  /** base64url. */
  sign(text: string): string
  /** Takes as long for a wrong signature as for a right one. */
  isSigned(text: string, signature: string): boolean
}
