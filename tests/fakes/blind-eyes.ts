import type { PullDeps } from '../../src/app/sight/pull-check.ts'
import type { Unseen } from '../../src/ports/sight/stream-viewer.ts'

const GONE: Unseen = { kind: 'unseen', reason: 'http-4xx', httpStatus: 404, detail: 'HTTP 404' }

/** Whatever is pulled is not there. */
export const NOTHING_ON_AIR: Pick<PullDeps, 'viewer' | 'texts'> = {
  viewer: { probe: async () => GONE, sample: async () => GONE },
  texts: { fetchText: async () => GONE },
}
