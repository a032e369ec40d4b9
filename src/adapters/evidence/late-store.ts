import type { Result } from '../../core/fault.ts'
import type { OpenEvidenceStore } from './create-evidence-store.ts'

/** A store that was away when the program started: whatever is asked of it opens it first, and rejects until it can be. */
export function createLateStore(
  place: string,
  open: () => Promise<Result<OpenEvidenceStore>>,
): OpenEvidenceStore {
  let opened: OpenEvidenceStore | null = null
  async function store(): Promise<OpenEvidenceStore> {
    if (opened !== null) return opened
    const found = await open()
    if (!found.ok) throw new Error(found.fault.message)
    opened = found.value
    return opened
  }
  return {
    put: async (content, mediaType) => (await store()).put(content, mediaType),
    get: async (sha256) => (await store()).get(sha256),
    remove: async (sha256, signal) => (await (await store()).remove?.(sha256, signal)) ?? false,
    holds: async (sha256) => (await (await store()).holds?.(sha256)) ?? true,
    answers: async () => (await store()).answers?.(),
    identity: {
      place,
      read: async () => (await store()).identity.read(),
      write: async (identity) => (await store()).identity.write(identity),
    },
  }
}
