import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { createEnduringStore } from '../../../src/adapters/evidence/enduring-store.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { EnduringEvidenceStore } from '../../../src/ports/evidence-store.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

export const PICTURE = new Uint8Array([137, 80, 78, 71, 1, 2, 3])
export const OTHER = new Uint8Array([137, 80, 78, 71, 4, 5, 6])
export const digest = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

/** A folder with a store and its folder aside, as the program keeps them. */
export async function evidenceBench() {
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-evidence-bench-'))
  const [store, aside] = [join(folder, 'store'), join(folder, 'aside')]
  const open: EnduringEvidenceStore[] = []
  const errors: string[] = []
  const logger = {
    ...silentLogger,
    error: (told: object, message: string) => void errors.push(JSON.stringify([told, message])),
  }
  async function realStore() {
    const opened = await createEvidenceStore(`file:${store}`)
    if (!opened.ok) throw new Error(opened.fault.message)
    return opened.value
  }
  return {
    folder,
    store,
    aside,
    errors,
    realStore,
    async enduring(): Promise<EnduringEvidenceStore> {
      const real = await realStore()
      if ((await real.identity.read()) === null) await real.identity.write('the store of this test')
      const made = await createEnduringStore({
        store: real,
        place: store,
        folders: [aside],
        clock: createSystemClock(),
        logger,
      })
      open.push(made)
      return made
    },
    async clear(): Promise<void> {
      for (const one of open) await one.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type EvidenceBench = Awaited<ReturnType<typeof evidenceBench>>
