import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  base32,
  codeOf,
  counterOf,
  fromBase32,
  stepsAround,
} from '../../core/access/one-time-code.ts'
import type { OneTimeCodes } from '../../ports/one-time-codes.ts'
import { createTextSeal } from './text-seal.ts'

/** As long as what SHA-1 makes of it (RFC 4226, 4). */
const SECRET_BYTES = 20

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** `unixSeconds`: the world's time. */
export function createOneTimeCodes(
  installationSecret: string,
  unixSeconds: () => number = () => Date.now() / 1_000,
): OneTimeCodes {
  const hmac = (secret: string, step: number): Uint8Array =>
    createHmac('sha1', fromBase32(secret)).update(counterOf(step)).digest()
  return {
    ...createTextSeal(installationSecret, 'second factors of accounts'),
    newSecret: () => base32(randomBytes(SECRET_BYTES)),
    stepOf(secret, code) {
      const steps = stepsAround(unixSeconds())
      return steps.find((step) => isSame(codeOf(hmac(secret, step)), code)) ?? null
    },
  }
}
