import { type Result, succeed } from '../../core/fault.ts'
import { audit, type CommandDeps, type Commanded, notFound } from './command.ts'

/** The picture of that SHA-256 may be read again, by every node as soon as it has looked at the list. */
export async function forgetPicture(
  deps: CommandDeps,
  command: Commanded & { readonly sha256: string },
): Promise<Result<null>> {
  const { sha256 } = command
  return await deps.transactions.run(async (records) => {
    if (!(await records.poisonous.remove(sha256))) {
      return notFound('不再读取的画面', 'picture that is not read')
    }
    await audit(records, deps.clock, command, {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: `picture:${sha256}`,
      data: { sha256, change: 'forgotten' },
    })
    return succeed(null)
  })
}
