import { hash, verify } from '@node-rs/argon2'
import type { PasswordHasher } from '../../ports/password-hasher.ts'

/** OWASP password storage cheat sheet, first recommendation for Argon2id: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Argon2id (RFC 9106), the default algorithm of the library, hashed off the event loop. */
export function createArgon2PasswordHasher(): PasswordHasher {
  return {
    hash: (password) => hash(password, COST),
    matches: async (stored, password) => {
      try {
        return await verify(stored, password)
      } catch {
        return false
      }
    },
  }
}
