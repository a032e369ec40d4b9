import { hours, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { unlessAway } from '../outage/unless-away.ts'

export type NotingDeps = {
  readonly evidenceStore: EvidenceStore
  readonly transactions: Transactions
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  /** Lower-case hex sha256. */
  readonly digest: (content: Uint8Array) => string
}

/** Nothing that was noted so lately is deleted: the words around a picture are put again at every look. */
const NOTED_FOR = hours(1)
const REMEMBERED_AT_MOST = 5_000
/** While the database is away; what is more than that is never deleted. */
const OWED_AT_MOST = 5_000
const TRY_AGAIN = seconds(10)

type Note = { readonly sha256: string; readonly roomId: string }
const keyOf = ({ sha256, roomId }: Note): string => `${sha256} ${roomId}`

/** Forgets the oldest of a map that grew too large. */
function keepWithin(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}

/**
 * An evidence store that has each file noted before it is put, with the room it is kept for: who deletes old files asks
 * those notes under lock, so that what is put again while it is being deleted is whole afterwards. A look is not lost to a
 * database that is away: its notes are made up for.
 */
export function createNotingStore(deps: NotingDeps): EvidenceStore {
  const { evidenceStore, transactions, clock, digest } = deps
  const noted = new Map<string, number>()
  const owed = new Map<string, Note>()
  let quietUntil = 0

  async function noteOwed(): Promise<void> {
    if (owed.size === 0 || clock.monotonic() < quietUntil) return
    const notes = [...owed.values()]
    const done = await unlessAway(() =>
      transactions.run(async ({ keptFiles }) => {
        for (const { sha256, roomId } of notes) await keptFiles.note(sha256, roomId, clock.now())
      }),
    )
    if (!done) {
      quietUntil = clock.monotonic() + TRY_AGAIN
      return
    }
    for (const note of notes) {
      owed.delete(keyOf(note))
      noted.set(keyOf(note), clock.monotonic())
      keepWithin(noted, REMEMBERED_AT_MOST)
    }
  }

  async function note(one: Note): Promise<void> {
    const at = noted.get(keyOf(one))
    if (at !== undefined && clock.monotonic() - at < NOTED_FOR) return
    noted.delete(keyOf(one))
    owed.set(keyOf(one), one)
    keepWithin(owed, OWED_AT_MOST)
    await noteOwed()
  }

  return {
    ...evidenceStore,
    async put(content, mediaType, roomId) {
      if (roomId !== undefined) await note({ sha256: digest(content), roomId })
      return await evidenceStore.put(content, mediaType, roomId)
    },
  }
}
