import type { BlownFuse, FuseReset } from '../../../core/cuts/power/fuse.ts'
import { fusesWithin } from '../../../core/cuts/power/fuses-within.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import { audit, type CommandDeps } from '../../commands/command.ts'
import type { PlacedCommand } from '../../commands/within-regions.ts'
import type { OrderCutDeps } from '../order-cut.ts'
import { blownNow } from './cut-standing.ts'

/** A named person puts a fuse back. Answers with those that are blown still. */
export async function resetFuse(
  { clock, transactions, cutRules }: CommandDeps & Pick<OrderCutDeps, 'cutRules'>,
  command: PlacedCommand & { readonly fuse: string },
): Promise<Result<readonly BlownFuse[]>> {
  const { fuse, who, why } = command
  if (!who.startsWith('user:')) {
    return fail(
      'not-allowed',
      '保险丝须由登录的人具名复位，程序不能。A fuse is put back by a person who is signed in, not by a program.',
      'who',
    )
  }
  return await transactions.run(async (records): Promise<Result<readonly BlownFuse[]>> => {
    await records.cutPower.lock()
    const now = clock.now()
    const rules = cutRules()
    const blown = await blownNow(records, rules, now)
    if (!fusesWithin(blown, command.jurisdiction).some(({ id }) => id === fuse)) {
      return fail('wrong-state', '该保险丝没有断。This fuse has not blown.', 'fuse')
    }
    const reset: FuseReset = { fuse, at: now, who, why }
    await records.cutPower.addReset(reset)
    await audit(records, clock, command, {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: `fuse:${fuse}`,
      data: reset,
    })
    return succeed(await blownNow(records, rules, now))
  })
}
