import { storageAwayIn } from '../../core/storage-away.ts'
import { hours, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'

export type NotingDeps = {
  readonly evidenceStore: EvidenceStore
  readonly transactions: Transactions
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly logger: Pick<Logger, 'error'>
  /** Lower-case hex sha256. */
  readonly digest: (content: Uint8Array) => string
}

/** Nothing that was noted so lately is deleted: the words around a picture are put again at every look. */
const NOTED_FOR = hours(1)
const REMEMBERED_AT_MOST = 5_000
/** Noted in one statement. */
const PIECE = 200
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

/** Notes what is owed, a piece at a time and one piece after the other, however many wait for it. */
function createOwedNotes(
  { transactions, clock, logger }: NotingDeps,
  onNoted: (note: Note) => void,
) {
  const owed = new Map<string, Note>()
  let quietUntil = 0
  /** Small after a failure, so that one file that cannot be noted does not hold up the others for good. */
  let most = PIECE
  let running: Promise<void> | null = null

  /** The newest, for which a look waits; and of those from an outage as many as there is room for. */
  async function notePiece(): Promise<void> {
    const notes = [...owed.values()].slice(-most)
    try {
      await transactions.run(({ keptFiles }) => keptFiles.note(notes, clock.now()))
    } catch (error) {
      quietUntil = clock.monotonic() + TRY_AGAIN
      if (storageAwayIn(error) !== null) return
      most = 1
      const told = { owed: owed.size, error: String(error) }
      logger.error(told, 'evidence files could not be noted; they are noted later')
      return
    }
    most = Math.min(PIECE, most * 2)
    for (const note of notes) {
      owed.delete(keyOf(note))
      onNoted(note)
    }
  }

  /** Returns when it is noted, or owed on. */
  return async (one: Note): Promise<void> => {
    const key = keyOf(one)
    owed.delete(key)
    owed.set(key, one)
    keepWithin(owed, OWED_AT_MOST)
    while (owed.has(key) && clock.monotonic() >= quietUntil) {
      running ??= notePiece().finally(() => {
        running = null
      })
      await running
    }
  }
}

/**
 * An evidence store that has each file noted before it is put, with the room it is kept for: who deletes old files asks
 * those notes under lock, so that what is put again while it is being deleted is whole afterwards. A look is not lost to a
 * database that is away, or to a note that cannot be written: its notes are made up for.
 */
export function createNotingStore(deps: NotingDeps): EvidenceStore {
  const { evidenceStore, clock, digest } = deps
  const noted = new Map<string, number>()
  const noteOwed = createOwedNotes(deps, (one) => {
    noted.set(keyOf(one), clock.monotonic())
    keepWithin(noted, REMEMBERED_AT_MOST)
  })

  async function note(one: Note): Promise<void> {
    const at = noted.get(keyOf(one))
    if (at !== undefined && clock.monotonic() - at < NOTED_FOR) return
    noted.delete(keyOf(one))
    await noteOwed(one)
  }

  return {
    ...evidenceStore,
    async put(content, mediaType, roomId) {
      if (roomId !== undefined) await note({ sha256: digest(content), roomId })
      return await evidenceStore.put(content, mediaType, roomId)
    },
  }
}
