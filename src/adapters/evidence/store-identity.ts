import { randomUUID } from 'node:crypto'
import { EvidenceStoreAway } from '../../core/evidence/store-away.ts'
import type { ByteStorage } from './content-files.ts'

/** By which two machines see that their stores are one, and one machine that it is still the same. */
export type StoreIdentity = {
  /** Folder or bucket, for people. */
  readonly place: string
  read(): Promise<string | null>
  write(identity: string): Promise<void>
}

export type VerifiedIdentity = StoreIdentity & {
  /** Rejects when the place is gone, or is another than the one whose identity was first read or written here. */
  verify(): Promise<void>
}

const IDENTITY = 'store-identity'

export function createStoreIdentity(storage: ByteStorage, place: string): VerifiedIdentity {
  let known: string | null = null
  async function present(): Promise<string | null> {
    const bytes = await storage.read(IDENTITY)
    return bytes === null ? null : new TextDecoder().decode(bytes).trim()
  }
  return {
    place,
    async read() {
      const found = await present()
      known ??= found
      return found
    },
    async write(identity) {
      const bytes = new TextEncoder().encode(`${identity}\n`)
      await storage.write(IDENTITY, `incoming/${randomUUID()}`, bytes, 'text/plain')
      known = identity
    },
    async verify() {
      const found = await present()
      if (found === null) await storage.reach()
      known ??= found
      if (found === known) return
      throw new EvidenceStoreAway(
        place,
        found === null
          ? '这里不是原来的证据存储（缺 store-identity）/ not the store it was: store-identity is missing'
          : '这里是另一个证据存储 / another store is in its place',
      )
    },
  }
}
