import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { createAnchorFile } from '../../../src/adapters/proofs/anchor-file.ts'
import { createAnchorKey, isSigned } from '../../../src/adapters/proofs/anchor-key.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { anchorTick } from '../../../src/app/proofs/anchor-tick.ts'
import { type VerifyDeps, verifyJournal } from '../../../src/app/proofs/verify-journal.ts'
import type { VerifyReport } from '../../../src/core/evidence/proof/check-report.ts'
import type { EvidenceStore } from '../../../src/ports/evidence-store.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import type { TestDatabase } from '../database/database.ts'
import {
  aCutOrder,
  aJournalEntry,
  anEvidenceFrame,
  aStoredAlert,
  aStoredViolation,
  SATURDAY,
} from '../database/database-rows.ts'

export const hashBytes = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

/** Somebody with the database in his hands and this program out of the way. */
export type Intruder = { run(statement: string): Promise<unknown>; close(): Promise<void> }

export function intruderOf({ database, databaseUrl }: TestDatabase): Intruder {
  const connection = database.queueConnection()
  if (connection.kind === 'pglite') {
    return { run: (statement) => connection.engine.exec(statement), close: async () => undefined }
  }
  const client = postgres(databaseUrl ?? '', { max: 1, onnotice: () => undefined })
  const direct = drizzle(client)
  return { run: (statement) => direct.execute(sql.raw(statement)), close: () => client.end() }
}

/** Past the triggers. */
export const untriggered = (statement: string): string =>
  `alter table journal_events disable trigger all; alter table journal_anchors disable trigger all;
   ${statement};
   alter table journal_events enable trigger all; alter table journal_anchors enable trigger all;`

const EMPTY = untriggered(
  'truncate journal_events; truncate journal_anchors; truncate violations cascade',
)

const WORDS = { engine: null, width: 2, height: 2, perceptualHash: '0'.repeat(16), lines: [] }

export type SealedCase = {
  readonly deps: VerifyDeps
  /** Names of its two pictures. */
  readonly files: readonly string[]
  readonly filePath: (name: string) => string
  readonly bookPath: string
  readonly tick: () => ReturnType<typeof anchorTick>
  readonly append: (why: string) => Promise<void>
  readonly verify: (change?: Partial<VerifyDeps>) => Promise<VerifyReport>
  /** Everything away, and the case told and signed anew. */
  readonly seal: () => Promise<void>
}

const PICTURES = ['一', '二'].map((text) => new TextEncoder().encode(`picture ${text}`))
const FILES = PICTURES.map((bytes) => createHash('sha256').update(bytes).digest('hex'))

/** A violation with two pictures, its alert and its cut order, as they are told. */
async function tell(database: TestDatabase['database'], store: EvidenceStore): Promise<void> {
  for (const picture of PICTURES) await store.put(picture, 'image/png')
  await database.transactions.run(async (records) => {
    const [violation, order, alert] = [aStoredViolation(), aCutOrder(), aStoredAlert()]
    await records.violations.save(violation)
    const pieces = FILES.map((name) => anEvidenceFrame({ ...WORDS, sha256: name }))
    await records.violationEvidence.add(violation.id, pieces)
    await records.alerts.save(alert)
    await records.cutOrders.save(order)
    const ofAlert = { subjectKind: 'alert', subjectId: alert.id, data: alert } as const
    const ofCut = { subjectKind: 'cut', subjectId: order.id, data: order } as const
    await records.journal.append(aJournalEntry({ data: violation }))
    await records.journal.append(aJournalEntry({ type: 'alert.raised', ...ofAlert }))
    await records.journal.append(aJournalEntry({ type: 'cut.changed', ...ofCut }))
  })
}

async function partsOf({ database, dataFolder }: TestDatabase) {
  const clock = createFakeClock(SATURDAY)
  const made = await createEvidenceStore(`file:${join(dataFolder, 'evidence')}`)
  if (!made.ok) throw new Error(made.fault.message)
  const key = createAnchorKey(join(dataFolder, 'anchor-key.pem'), true)
  const signer = await key.signer()
  if (!signer.ok) throw new Error(signer.fault.message)
  const tools = { hash: hashBytes, isSigned }
  const books = [createAnchorFile(join(dataFolder, 'anchors'))]
  const deps: VerifyDeps = {
    clock,
    ledger: database.proofs,
    books,
    tools,
    sha256,
    evidenceStore: made.value,
    signer: signer.value,
    stamps: { reader: { token: async () => null }, authorities: [] },
  }
  const tick = () => anchorTick({ clock, ledger: database.proofs, key, books, tools })
  return { deps, store: made.value, tick }
}

/** That case, signed; and some more of the journal, signed behind it. */
export async function openSealedCase(
  opened: TestDatabase,
  intruder: Intruder,
): Promise<SealedCase> {
  const { database, dataFolder } = opened
  const { deps, store, tick } = await partsOf(opened)
  const filePath = (name: string) =>
    join(dataFolder, 'evidence', name.slice(0, 2), name.slice(2, 4), name)
  const append = (why: string) =>
    database.transactions.run(async ({ journal }) => {
      const ofRoom = { type: 'room.changed', subjectKind: 'room', subjectId: 'room-9' } as const
      await journal.append(aJournalEntry({ ...ofRoom, why }))
    })
  return {
    deps,
    files: FILES,
    tick,
    append,
    filePath,
    bookPath: join(dataFolder, 'anchors', 'anchors.jsonl'),
    verify: (change = {}) =>
      verifyJournal(
        { ...deps, ...change },
        { filesPerSecond: 0, onProgress: () => undefined, signal: new AbortController().signal },
      ),
    async seal() {
      await intruder.run(EMPTY)
      await rm(join(dataFolder, 'anchors'), { recursive: true, force: true })
      for (const [at, name] of FILES.entries()) {
        await writeFile(filePath(name), PICTURES[at] ?? '').catch(() => undefined)
      }
      await tell(database, store)
      await tick()
      for (const why of ['其一', '其二', '其三']) await append(why)
      await tick()
    },
  }
}
