import type { CalledTarget } from '../../../core/registry/cut-target.ts'

/** Keys by publishing domain; `*` for all domains of one account. */
export type CloudKeys<Key> = Readonly<Record<string, Key>>

export const domainOf = (target: CalledTarget): string => ('domain' in target ? target.domain : '')

/** The one API of each key, opened when first asked for. */
export function createCloudApis<Key, Api>(
  keys: CloudKeys<Key>,
  open: (key: Key) => Api,
): (target: CalledTarget) => Api | null {
  const opened = new Map<Key, Api>()
  const byDomain = new Map(Object.entries(keys).map(([name, key]) => [name.toLowerCase(), key]))
  return (target) => {
    const key = byDomain.get(domainOf(target).toLowerCase()) ?? byDomain.get('*')
    if (key === undefined) return null
    const known = opened.get(key)
    if (known !== undefined) return known
    const api = open(key)
    opened.set(key, api)
    return api
  }
}

export const NO_KEY = 'no key for this publishing domain'

const BYTES_OF_REASON = 2_048

/** As much of a text as fits into so many bytes of UTF-8, whole letters only. */
export function withinBytes(text: string, bytes: number = BYTES_OF_REASON): string {
  let used = 0
  let kept = ''
  for (const letter of text) {
    used += Buffer.byteLength(letter)
    if (used > bytes) break
    kept += letter
  }
  return kept
}
