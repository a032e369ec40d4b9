import { z } from 'zod'
import {
  type BackupManifest,
  beginBackup,
  discardBackup,
  finishBackup,
  readTable,
  writeEvidence,
  writeTable,
} from '../../adapters/backup/backup-folder.ts'
import type { OpenDatabase } from '../../adapters/db/database.ts'
import { noteHealth } from '../../app/upkeep/health-marks.ts'
import { errorCode } from '../../core/error-code.ts'
import { filesNamedIn } from '../../core/evidence/named-files.ts'
import { EvidenceStoreAway } from '../../core/evidence/store-away.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { formatInstant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import { VERSION } from '../version.ts'

export type BackupNeeds = {
  readonly clock: Pick<Clock, 'now'>
  readonly database: Pick<OpenDatabase, 'wholeTables' | 'transactions'>
  readonly evidenceStore: Pick<EvidenceStore, 'get'>
}

export type BackupSummary = {
  readonly folder: string
  readonly tables: number
  readonly rows: number
  readonly evidence: number
  readonly evidenceMissing: number
}

const ROW = z.object({ sequence: z.coerce.number(), hash: z.string() })

/** Tables whose rows name evidence files. */
const NAMING = ['violation_evidence', 'room_findings', 'room_speech', 'session_traces']

/** Files that rows name, and whether there has to be one. */
type Named = Map<string, boolean>

function noteNames(line: string, named: Named): void {
  const { kept, perhaps } = filesNamedIn(line)
  for (const name of kept) named.set(name, true)
  for (const name of perhaps) if (!named.has(name)) named.set(name, false)
}

async function writeTables(
  { database }: BackupNeeds,
  folder: string,
  named: Named,
): Promise<BackupManifest['tables']> {
  const tables: BackupManifest['tables'] = []
  await database.wholeTables.read(async (table, batches) => {
    const see = (lines: readonly string[]): void => {
      if (!NAMING.includes(table)) return
      for (const line of lines) noteNames(line, named)
    }
    tables.push(await writeTable(folder, table, batches, see))
  })
  return tables
}

async function writeFiles(
  { evidenceStore }: BackupNeeds,
  folder: string,
  named: ReadonlyMap<string, boolean>,
) {
  const [evidence, evidenceMissing]: [string[], string[]] = [[], []]
  for (const [sha256, must] of named) {
    const content = await evidenceStore.get(sha256).catch((error: unknown) => {
      // Nobody can say what is there: that is no backup.
      if (error instanceof EvidenceStoreAway) throw error
      return null
    })
    if (content === null) {
      if (must) evidenceMissing.push(sha256)
      continue
    }
    await writeEvidence(folder, sha256, content)
    evidence.push(sha256)
  }
  return { evidence, evidenceMissing }
}

/** The end of the chain as it was written, not as it is by now. */
async function headOf(folder: string): Promise<BackupManifest['journal']> {
  let head: BackupManifest['journal'] = null
  for await (const line of readTable(folder, 'journal_events')) {
    const { sequence, hash } = ROW.parse(JSON.parse(line))
    if (head === null || sequence > head.sequence) head = { sequence, hash }
  }
  return head
}

/** What a folder that takes no more says (errno(3)); anything else is our fault. */
const TAKES_NO_MORE = ['ENOSPC', 'EDQUOT', 'EIO', 'EFBIG', 'EROFS', 'EACCES', 'ENOENT', 'ESTALE']

function whyNot(error: unknown, folder: string): Result<never> {
  if (error instanceof EvidenceStoreAway) {
    return fail(
      'evidence-away',
      `证据库读不到（${error.place}），备份没有写完，写了的已删除。The evidence store cannot be read (${error.place}): the backup was not finished, and what was written of it is deleted.`,
    )
  }
  const code = errorCode(error)
  if (code === null || !TAKES_NO_MORE.includes(code)) throw error
  return fail(
    'wrong-state',
    `备份目录 ${folder} 写不下去（${code}，磁盘满了？），备份没有写完，写了的已删除。The folder takes no more (${code}; is the disk full?): the backup was not finished, and what was written of it is deleted.`,
    'folder',
  )
}

async function writeWhole(needs: BackupNeeds, folder: string): Promise<BackupSummary> {
  const { clock, database } = needs
  const named: Named = new Map()
  const schema = await database.wholeTables.schema()
  const tables = await writeTables(needs, folder, named)
  const files = await writeFiles(needs, folder, named)
  const journal = await headOf(folder)
  const at = formatInstant(clock.now())
  await finishBackup(folder, { version: VERSION, at, schema, tables, ...files, journal })
  // It is whole, also where nobody can write down that it is.
  await noteHealth({ transactions: database.transactions, clock }, 'backup').catch(() => undefined)
  return {
    folder,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    evidence: files.evidence.length,
    evidenceMissing: files.evidenceMissing.length,
  }
}

/**
 * Database and evidence, written into an empty folder while the program runs: the rows of one moment first, so that
 * every row finds its file. What is not there at the end, `manifest.json`, makes it no backup; what could not be finished is
 * deleted.
 */
export async function writeBackup(
  needs: BackupNeeds,
  folder: string,
): Promise<Result<BackupSummary>> {
  const inTheWay = await beginBackup(folder)
  if (inTheWay !== null) {
    return fail(
      'wrong-state',
      `备份目录 ${folder} 不能用（${inTheWay}），请给一个空目录。The folder cannot be used (${inTheWay}): name an empty one.`,
      'folder',
    )
  }
  try {
    return succeed(await writeWhole(needs, folder))
  } catch (error) {
    await discardBackup(folder).catch(() => undefined)
    return whyNot(error, folder)
  }
}
