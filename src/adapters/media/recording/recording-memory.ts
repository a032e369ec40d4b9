const ADDRESSES = 2_000

/** How long the recordings play that were looked into: the next look then goes straight to its place. */
export type RecordingMemory = {
  secondsOf(url: string): number | null
  remember(url: string, seconds: number): void
}

/** Tokens in the query may differ from look to look. */
const keyOf = (url: string): string => url.split('?')[0] ?? url

export function createRecordingMemory(): RecordingMemory {
  const known = new Map<string, number>()
  return {
    secondsOf: (url) => known.get(keyOf(url)) ?? null,
    remember(url, seconds) {
      known.delete(keyOf(url))
      known.set(keyOf(url), seconds)
      const [oldest] = known.keys()
      if (known.size > ADDRESSES && oldest !== undefined) known.delete(oldest)
    },
  }
}
