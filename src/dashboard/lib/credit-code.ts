/** Unified social credit codes, GB 32100-2015: 18 of 31 characters (no I, O, S, V, Z), the last one a check digit. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18

/**
 * What is wrong with a code as it was typed; nothing with none at all, for it may not be known. `check-digit` is no reason to
 * refuse one: codes of the early pilots are like that.
 */
export function creditCodeTrouble(typed: string): 'malformed' | 'check-digit' | null {
  const code = typed.trim().toUpperCase()
  if (code === '') return null
  const values = [...code].map((one) => ALPHABET.indexOf(one))
  const digits = code.slice(2, 8)
  if (code.length !== LENGTH || values.includes(-1) || !/^\d{6}$/.test(digits)) return 'malformed'
  let weight = 1
  let sum = 0
  for (const value of values.slice(0, -1)) {
    sum += value * weight
    weight = (weight * 3) % ALPHABET.length
  }
  const due = (ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length
  return values.at(-1) === due ? null : 'check-digit'
}
