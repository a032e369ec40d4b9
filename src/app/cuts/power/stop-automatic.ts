import type { AutomaticRecord } from '../../../core/cuts/power/automatic-record.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import { audit, type CommandDeps, type Commanded, notFound } from '../../commands/command.ts'

const notCounting = (record: AutomaticRecord): Result<never> =>
  fail(
    'wrong-state',
    record.state === 'ordered'
      ? '倒计时已经结束，阻断令已下达；需要的话请解除阻断。It is over and the order was given: undo the cut if need be.'
      : '该线索没有正在倒计时的自动阻断。No automatic cut counts down for it.',
    'state',
  )

/** A person stops the countdown. It stays stopped for this violation. */
export async function stopAutomaticCut(
  { clock, transactions }: CommandDeps,
  command: Commanded & { readonly violationId: string },
): Promise<Result<AutomaticRecord>> {
  const { violationId, who, why } = command
  return await transactions.run(async (records): Promise<Result<AutomaticRecord>> => {
    const record = await records.cutPower.automatic(violationId)
    if (record === null) return notFound('该自动阻断', 'automatic cut')
    if (record.state === 'stopped') return succeed(record)
    const stopped: AutomaticRecord = {
      ...record,
      state: 'stopped',
      stoppedBy: who,
      why,
      endedAt: clock.now(),
    }
    if (!(await records.cutPower.end(stopped))) return notCounting(record)
    await audit(records, clock, command, {
      type: 'violation.changed',
      subjectKind: 'violation',
      subjectId: violationId,
      data: { automaticCut: stopped },
    })
    return succeed(stopped)
  })
}
