import type { CanaryRecords } from '../../adapters/db/canaries/canary-records.ts'
import type { OpenDatabase } from '../../adapters/db/database.ts'
import { storageAwayIn } from '../../core/storage-away.ts'
import type { Foundation } from '../foundation.ts'

/** The tables of canaries, asked for when they are needed: the database may be away at the start, or its role too narrow. */
export type CanaryTables = {
  /** `null` while they cannot be had, which is told; whoever asks again later may get them. */
  get(): Promise<CanaryRecords | null>
  /** Why they could not be had the last time; `null`: they could, nobody has asked, or the database is away. */
  trouble(): string | null
}

export function createCanaryTables(
  { logger }: Pick<Foundation, 'logger'>,
  database: Pick<OpenDatabase, 'canaryRecords'>,
): CanaryTables {
  let records: CanaryRecords | null = null
  let trouble: string | null = null
  let told: string | null = null
  return {
    trouble: () => trouble,
    async get() {
      if (records !== null) return records
      try {
        records = await database.canaryRecords()
        if (told !== null) logger.info({}, 'canaries: their tables are there now')
        trouble = null
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        // Asked for every few seconds: told once for each reason.
        if (why !== told) logger.error({ error: why }, 'no canaries: their tables cannot be had')
        // The part `database` says so.
        trouble = storageAwayIn(error) === null ? why : null
        told = why
      }
      return records
    },
  }
}
