import type { fetch as undiciFetch } from 'undici'

/** The part of `fetch` that is used, so that a test can stand in for a broken network. */
export type Fetch = typeof undiciFetch

/** Why there is no answer, with what lies beneath it. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message}${cause}`
}

/** The body as text; rejects when it is longer than so many bytes. */
export async function readLimited(
  body: AsyncIterable<Uint8Array> | null,
  most: number,
): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes > most) throw new Error('the answer is too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** `undefined` for what is no JSON. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
