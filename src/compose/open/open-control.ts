import { userInfo } from 'node:os'
import {
  type ControlAnswer,
  type ControlRequest,
  listenOnSocket,
} from '../../adapters/http/control-socket.ts'
import { createControlServer } from '../../adapters/http/create-control-server.ts'
import type { Kept } from '../../adapters/http/kept/kept-reads.ts'
import { bindAccess } from '../../app/bind-use-cases.ts'
import { type ImportCommand, importRegistry } from '../../app/commands/import-registry.ts'
import type { ImportReport } from '../../app/import/import-report.ts'
import { bindJudgement } from '../../app/judgement/bind-judgement.ts'
import type { JudgementDeps } from '../../app/judgement/judgement-deps.ts'
import type { ProofWatch } from '../../app/proofs/proof-watch.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Law } from '../../core/policy/law.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { openSpreadsheets } from '../file-readers.ts'
import type { Foundation } from '../foundation.ts'
import { shippedModel } from '../models.ts'
import { judgementDeps } from '../open-judgement.ts'
import { patrolledHosts } from '../patrolled-hosts.ts'
import { openProofs } from '../proofs/open-proofs.ts'
import { packageExport } from '../proofs/packages.ts'
import { holdsCutKeys } from '../secrets/cut-keys.ts'
import type { Secrets } from '../secrets/secret-file.ts'
import { accountDeps, openStorage, type Storage } from '../storage/storage.ts'
import { askRunning, socketOf } from './ask-running.ts'

/** A container may run us as a user without a name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unnamed'
  }
}

type ControlledStorage = Kept &
  Pick<Storage, 'database' | 'transactions' | 'evidenceStore'> & { readonly proofs: ProofWatch }

type Import = (command: ImportCommand) => Promise<Result<ImportReport>>

function controlServer(
  foundation: Foundation,
  kept: ControlledStorage,
  judgement: JudgementDeps,
  imports: Import,
) {
  const { clock, logger } = foundation
  return createControlServer({
    ...bindAccess(accountDeps(foundation, kept.transactions)),
    // Who may read the data folder is bound to no region.
    within: () => ({ judgement: bindJudgement(judgement), institutions: { import: imports } }),
    kept,
    proofs: kept.proofs,
    exportPackage: packageExport(foundation, kept),
    backup: (folder) => writeBackup({ ...kept, clock }, folder),
    clock,
    logger,
    who: `local:${userName()}`,
  })
}

type ControlNeeds = {
  readonly law: () => Law
  readonly judgement: JudgementDeps
  readonly secrets: Secrets
}

/** For a program that stays: takes the commands of this machine until it ends. */
export async function openControlSocket(
  foundation: Foundation,
  kept: ControlledStorage,
  { law, judgement, secrets }: ControlNeeds,
): Promise<void> {
  const { clock, identifiers, logger, closers } = foundation
  const deps = {
    clock,
    identifiers,
    transactions: kept.transactions,
    spreadsheets: openSpreadsheets(foundation),
    patrolsHost: patrolledHosts(foundation),
    holdsCutKeys: holdsCutKeys(secrets),
    law,
  }
  const app = await controlServer(foundation, kept, judgement, (command) =>
    importRegistry(deps, command),
  )
  closers.add('control', () => app.close())
  const trouble = await listenOnSocket(app, socketOf(foundation))
  if (trouble !== null) {
    logger.warn({ trouble }, 'commands of this machine are not taken by this process')
  }
}

/** Asks the running program, or does it on the database itself when none runs. */
export async function askAccess(
  foundation: Foundation,
  request: ControlRequest,
): Promise<Result<ControlAnswer>> {
  const running = await askRunning(foundation, request)
  if (!running.ok) return running
  if (running.value !== null) return succeed(running.value)
  const storage = await openStorage(foundation)
  if (!storage.ok) return storage
  const base = await shippedModel()
  if (!base.ok) return base
  const judgement = judgementDeps(foundation, storage.value, base.value, null)
  const kept = { ...storage.value, proofs: openProofs(foundation, storage.value) }
  const app = await controlServer(foundation, kept, judgement, async () =>
    fail('wrong-state', '请用 xuncha import。Use xuncha import.'),
  )
  foundation.closers.add('control', () => app.close())
  const { method, path, body, mediaType } = request
  const answer = await app.inject({
    method,
    url: path,
    ...(body === null
      ? {}
      : { payload: Buffer.from(body), headers: { 'content-type': mediaType } }),
  })
  return succeed({ status: answer.statusCode, text: answer.body })
}
