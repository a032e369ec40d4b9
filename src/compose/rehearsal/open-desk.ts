import { fileURLToPath } from 'node:url'
import { createChildProcesses } from '../../adapters/media/processes/child-processes.ts'
import { createRehearsalStage } from '../../adapters/rehearsal/desk/start-stage.ts'
import type { RehearsalDeskDeps } from '../../app/rehearsal/hold-rehearsal.ts'
import { createRehearsalDesk, type RehearsalDesk } from '../../app/rehearsal/rehearsal-desk.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Foundation } from '../foundation.ts'

const COMMAND = fileURLToPath(new URL('../../xuncha.cjs', import.meta.url))
/** It puts its database away when it is asked to end. */
const GRACE = seconds(10)

/** Where rehearsals are begun from the page, each in a program of its own; ended with this one. */
export function openRehearsalDesk(
  { clock, logger, identifiers, closers }: Foundation,
  transactions: Transactions,
  { node, isAlive }: Pick<RehearsalDeskDeps, 'node' | 'isAlive'>,
  environment: Readonly<Record<string, string>>,
): RehearsalDesk {
  const processes = createChildProcesses({ clock, logger, grace: GRACE })
  const stage = createRehearsalStage({
    processes,
    clock,
    command: process.execPath,
    args: [COMMAND, 'demo', '--for-desk'],
    environment,
  })
  const desk = createRehearsalDesk({
    clock,
    logger,
    identifiers,
    transactions,
    stage,
    node,
    isAlive,
  })
  closers.add('rehearsal desk', async () => {
    await desk.close()
    await processes.stopAll()
  })
  return desk
}
