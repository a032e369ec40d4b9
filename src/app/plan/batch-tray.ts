import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { JobContext } from '../../ports/job-queue.ts'
import { type RecordManyDeps, recordMany } from '../record/record-many.ts'
import type { Probed } from './probe.ts'

/** What rooms of a batch came to, until it is written down. */
export type BatchTray = {
  /** `null`: there was nothing to do for the room. */
  put(roomId: string, probed: Probed): void
  /** Resolves when all is written down and parted with; throws what writing threw. */
  empty(): Promise<void>
}

type Lying = { readonly roomId: string; readonly probed: Probed }

/** What rooms come to is written together; a room that is on air waits for nothing. */
const GATHERING: Duration = milliseconds(1_000)

export function createBatchTray(
  deps: RecordManyDeps & { readonly clock: Clock },
  part: JobContext['part'],
): BatchTray {
  let lying: Lying[] = []
  let writing: Promise<void> | null = null
  let hurry = new AbortController()
  let ending = false
  /** What writing threw first: what it was about stays in hand, and is told where it is waited for. */
  let broken: { readonly cause: unknown } | null = null

  async function write(): Promise<void> {
    const taken = lying
    lying = []
    const probed = taken.flatMap((one) => (one.probed === null ? [] : [one.probed]))
    const watches = probed.flatMap((one) => (one.kind === 'watch' ? [one.job] : []))
    const looks = probed.flatMap((one) => (one.kind === 'record' ? [one.observation] : []))
    const records = await recordMany(deps, looks)
    await part(
      taken.map(({ roomId }) => roomId),
      [...watches, ...records],
    )
  }

  /** Is over, in one step with seeing that nothing lies: whatever is put in after that begins anew. */
  async function writeAll(): Promise<void> {
    try {
      while (lying.length > 0) {
        await deps.clock.sleep(GATHERING, hurry.signal)
        if (!ending) hurry = new AbortController()
        await write()
      }
    } catch (cause) {
      broken ??= { cause }
    } finally {
      writing = null
    }
  }

  return {
    put(roomId, probed) {
      lying.push({ roomId, probed })
      if (probed?.kind === 'watch') hurry.abort()
      writing ??= writeAll()
    },
    async empty() {
      ending = true
      hurry.abort()
      while (writing !== null) await writing
      if (broken !== null) throw broken.cause
    },
  }
}
