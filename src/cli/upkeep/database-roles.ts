import { roleGrants } from '../../adapters/db/proofs/role-grants.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'

/** `xuncha database roles NAME`: what an administrator of the server runs, having read it. Touches no database. */
export function runDatabaseRoles({ io }: Pick<ProgramContext, 'io'>, role: string): ExitCode {
  io.out(`${roleGrants(role).join('\n')}\n`)
  return EXIT.done
}
