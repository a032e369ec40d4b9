import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { SecretTokens } from '../../ports/secret-tokens.ts'

/** Without 0 O 1 l I: a password is printed once and typed by a person. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const PASSWORD_GROUPS = 4
const GROUP_LENGTH = 5

const group = (): string =>
  Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

export function createRandomSecretTokens(): SecretTokens {
  return {
    next: () => randomBytes(32).toString('base64url'),
    nextPassword: () => Array.from({ length: PASSWORD_GROUPS }, group).join('-'),
    digest: (token) => createHash('sha256').update(token, 'utf8').digest('hex'),
  }
}
