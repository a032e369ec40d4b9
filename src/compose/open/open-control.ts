import { userInfo } from 'node:os'
import { join } from 'node:path'
import {
  askOverSocket,
  type ControlAnswer,
  type ControlRequest,
  listenOnSocket,
} from '../../adapters/http/control-socket.ts'
import { createControlServer } from '../../adapters/http/create-control-server.ts'
import { bindAccess } from '../../app/bind-use-cases.ts'
import { type ImportCommand, importRegistry } from '../../app/commands/import-registry.ts'
import type { ImportReport } from '../../app/import/import-report.ts'
import { bindJudgement } from '../../app/judgement/bind-judgement.ts'
import type { JudgementDeps } from '../../app/judgement/judgement-deps.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { openSpreadsheets } from '../file-readers.ts'
import type { Foundation } from '../foundation.ts'
import { shippedModel } from '../models.ts'
import { judgementDeps } from '../open-judgement.ts'
import { patrolledHosts } from '../patrolled-hosts.ts'
import { accountDeps, openStorage } from '../storage/storage.ts'

const socketOf = ({ settings }: Foundation): string =>
  join(settings.storage.dataFolder, 'control.sock')

/** A container may run us as a user without a name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unnamed'
  }
}

type Import = (command: ImportCommand) => Promise<Result<ImportReport>>

function controlServer(
  foundation: Foundation,
  transactions: Transactions,
  judgement: JudgementDeps,
  imports: Import,
) {
  const { clock, logger } = foundation
  return createControlServer({
    ...bindAccess(accountDeps(foundation, transactions)),
    judgement: bindJudgement(judgement),
    institutions: { import: imports },
    clock,
    logger,
    who: `local:${userName()}`,
  })
}

/** For a program that stays: takes the commands of this machine until it ends. */
export async function openControlSocket(
  foundation: Foundation,
  transactions: Transactions,
  law: () => Law,
  judgement: JudgementDeps,
): Promise<void> {
  const { clock, identifiers, logger, closers } = foundation
  const deps = {
    clock,
    identifiers,
    transactions,
    spreadsheets: openSpreadsheets(foundation),
    patrolsHost: patrolledHosts(foundation),
    law,
  }
  const app = await controlServer(foundation, transactions, judgement, (command) =>
    importRegistry(deps, command),
  )
  closers.add('control', () => app.close())
  const trouble = await listenOnSocket(app, socketOf(foundation))
  if (trouble !== null) {
    logger.warn({ trouble }, 'commands of this machine are not taken by this process')
  }
}

/** The running program's answer; `null` when none runs on this data folder. */
export async function askRunning(
  foundation: Foundation,
  request: ControlRequest,
): Promise<Result<ControlAnswer | null>> {
  try {
    return succeed(await askOverSocket(socketOf(foundation), request))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fail(
      'data-folder-in-use',
      `正在运行的巡查没有回应(${why}),请以同一用户执行,或重启后再试。The running xuncha gives no answer (${why}): use the same user as it, or restart it.`,
    )
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
  const app = await controlServer(foundation, storage.value.transactions, judgement, async () =>
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
