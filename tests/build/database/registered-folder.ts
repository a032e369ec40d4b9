import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { anInstitution, aRoom } from '../violations.ts'
import { openMigrated, preparedFolder, removeFolder, temporaryFolder } from './database.ts'

export type WatchedStream = { readonly title: string; readonly url: string }

/** Rooms of an institution without a licence: forbidden at any hour, so nobody needs a drill clock. */
export async function registerStreams(
  transactions: Transactions,
  streams: readonly WatchedStream[],
): Promise<void> {
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution({ actor: 'unlicensed' }))
    for (const [i, { title, url }] of streams.entries()) {
      await records.rooms.save(
        aRoom({ id: `00000000-0000-4000-8000-00000000000${i}`, title, streamUrls: [url] }),
      )
    }
  })
}

/** A data folder with those rooms in its embedded database. */
export async function registeredFolder(streams: readonly WatchedStream[]): Promise<string> {
  const folder = await preparedFolder()
  const database = await openMigrated(folder)
  await registerStreams(database.transactions, streams)
  await database.close()
  return folder
}

/** One more of the same. */
export async function copyFolder(folder: string): Promise<string> {
  const copy = await temporaryFolder()
  await cp(join(folder, 'database'), join(copy, 'database'), { recursive: true })
  return copy
}

export { removeFolder }
