import {
  type BackupManifest,
  inspectBackup,
  readEvidence,
  readTable,
} from '../../adapters/backup/backup-folder.ts'
import type { OpenDatabase } from '../../adapters/db/database.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'

export type RestoreNeeds = {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly database: Pick<OpenDatabase, 'wholeTables' | 'transactions'>
  readonly evidenceStore: Pick<EvidenceStore, 'put' | 'get' | 'holds' | 'remove'>
}

export type RestoreSummary = {
  readonly at: string
  readonly rows: number
  readonly evidence: number
  readonly evidenceMissing: number
  readonly journalHash: string | null
}

const refused = (why: string): Result<never> =>
  fail(
    'bad-request',
    `备份不能恢复：${why}。什么也没有改动。The backup is not restored: ${why}. Nothing was changed.`,
    'folder',
  )

async function check({ database }: RestoreNeeds, folder: string): Promise<Result<BackupManifest>> {
  const inspected = await inspectBackup(folder)
  if ('broken' in inspected) return refused(inspected.broken)
  const { manifest } = inspected
  const schema = await database.wholeTables.schema()
  if (schema !== manifest.schema) {
    return refused(
      `由 ${manifest.version} 版写成，数据库结构不同，请用同一版恢复后再升级 written by ${manifest.version}, of another schema: restore it with that release, then upgrade`,
    )
  }
  return succeed(manifest)
}

/** What the store has under that name, read anew: `null` when it is what it should be. */
async function wrongWith(
  store: RestoreNeeds['evidenceStore'],
  sha256: string,
  content: Uint8Array,
): Promise<string | null> {
  // Kept aside for a store that takes nothing: nobody knows whether it ever will.
  if ((await store.holds?.(sha256)) === false) return 'the evidence store does not take it'
  try {
    const kept = await store.get(sha256)
    return kept !== null && Buffer.compare(kept, content) === 0 ? null : 'it is not there'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Puts a file and reads it back. What lay there and is not what its name says (cut short, damaged) is written anew. */
async function putForSure(
  store: RestoreNeeds['evidenceStore'],
  sha256: string,
  content: Uint8Array,
): Promise<string | null> {
  // What it is stands in its row; the store does not need to know.
  const put = () => store.put(content, 'application/octet-stream')
  await put()
  if ((await wrongWith(store, sha256, content)) === null) return null
  await store.remove?.(sha256)
  await put()
  return await wrongWith(store, sha256, content)
}

/**
 * Puts a backup into an empty installation. Every file of it is read and compared before anything is written; evidence
 * goes first, each file read back, and the rows last, all or none, so what fails in between leaves an installation as empty as it was.
 */
export async function restoreBackup(
  needs: RestoreNeeds,
  folder: string,
): Promise<Result<RestoreSummary>> {
  const checked = await check(needs, folder)
  if (!checked.ok) return checked
  const { tables, evidence, evidenceMissing, journal, at } = checked.value
  const { database, evidenceStore } = needs
  const empty = await isEmpty(needs)
  if (!empty) {
    return refused(
      '这里已有数据，请恢复到空的数据目录 there is data here already: use an empty data folder',
    )
  }
  for (const sha256 of evidence) {
    const content = await readEvidence(folder, sha256)
    if (content === null) return refused(`evidence/${sha256}`)
    const why = await putForSure(evidenceStore, sha256, content)
    if (why !== null) return refused(`evidence/${sha256}: ${why}`)
  }
  try {
    await database.wholeTables.fill(
      tables.map(({ name }) => name),
      (table) => readTable(folder, table),
    )
  } catch (error) {
    return refused(error instanceof Error ? error.message.slice(0, 500) : String(error))
  }
  await write(needs, at)
  return succeed({
    at,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    evidence: evidence.length,
    evidenceMissing: evidenceMissing.length,
    journalHash: journal?.hash ?? null,
  })
}

/** What was done since the backup is not here: whoever reads the journal later has to know. */
async function write({ clock, database }: RestoreNeeds, at: string): Promise<void> {
  await database.transactions.run(({ journal }) =>
    journal.append({
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: 'restore',
      at: clock.now(),
      monotonic: clock.monotonic(),
      who: 'system',
      why: '从备份恢复（xuncha restore）。Restored by xuncha restore.',
      ruleVersion: null,
      data: { backupOf: at },
    }),
  )
}

/** Asked before evidence is written; the rows themselves are only filled into empty tables. */
async function isEmpty({ database }: RestoreNeeds): Promise<boolean> {
  return await database.transactions.run(async ({ journal, violations, institutions }) => {
    const page = { limit: 1, cursor: null }
    const found = [
      ...(await violations.list({}, page)).items,
      ...(await institutions.list(page)).items,
    ]
    return found.length === 0 && (await journal.last()) === null
  })
}
