import { createHash } from 'node:crypto'
import type { EvidenceStore } from '../../src/ports/evidence-store.ts'

/** Kept in memory, by sha256. */
export const filesIn = (files: Map<string, Uint8Array>): Pick<EvidenceStore, 'get' | 'put'> => ({
  get: async (digest) => files.get(digest) ?? null,
  put: async (content, mediaType) => {
    const name = createHash('sha256').update(content).digest('hex')
    files.set(name, content)
    return { sha256: name, bytes: content.length, mediaType }
  },
})
