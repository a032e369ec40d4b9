import type { Egress, EgressRefusal } from '../../../ports/egress.ts'

/** A name that is registered nowhere and never will be (RFC 2606): it stands for the program's own loopback. */
export const CANARY_ORIGIN = 'http://canary.invalid/'

const refusal: EgressRefusal = {
  kind: 'refusal',
  reason: 'blocked-address',
  detail: 'a canary reaches nothing but its own place',
}

/**
 * What canaries are fetched through: the one address that the program itself serves them at, and nothing else of
 * this machine or of the world. It is handed to the looks at canaries alone; those at rooms have the guard, to which
 * this name means nothing.
 * @param inner may reach loopback; nobody else is given it
 * @param base of the canary's own server, with its secret
 */
export function createCanaryDoor(inner: Pick<Egress, 'get' | 'close'>, base: string): Egress {
  const inside = (url: string): string | null => {
    if (!url.startsWith(CANARY_ORIGIN)) return null
    const path = url.slice(CANARY_ORIGIN.length)
    // Nothing that a resolver could take for a way out of the canary's own folder.
    return /^[\w-]+\/[\w-]+\.(m3u8|ts)(\?n=\d+)?$/.test(path) ? `${base}${path}` : null
  }
  const door: Egress = {
    check: async () => refusal,
    async get(url, request) {
      const own = inside(url)
      if (own === null) return refusal
      const answer = await inner.get(own, request)
      if (answer.kind === 'refusal') return answer
      // A server of ours sends nobody elsewhere; if it did, it would not be ours.
      if (answer.url !== own) {
        answer.discard()
        return refusal
      }
      return { ...answer, url, discard: () => answer.discard() }
    },
    post: async () => refusal,
    connect: async () => refusal,
    browse: () => door,
    proxyUrl: () => Promise.reject(new Error(refusal.detail)),
    close: () => inner.close(),
  }
  return door
}
