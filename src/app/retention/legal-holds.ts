import { fail, type Result, succeed } from '../../core/fault.ts'
import type { HeldKind, LegalHold } from '../../core/retention/legal-hold.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded, notFound } from '../commands/command.ts'

export type HoldDeps = CommandDeps & { readonly identifiers: Identifiers }
export type PlaceHold = Commanded & { readonly kind: HeldKind; readonly subjectId: string }
export type LiftHold = Commanded & { readonly id: string }

const write = (records: Records, deps: HoldDeps, command: Commanded, hold: LegalHold) =>
  audit(records, deps.clock, command, {
    type: 'system.changed',
    subjectKind: hold.kind,
    subjectId: hold.subjectId,
    data: { legalHold: hold },
  })

const exists = async (
  { violations, rooms }: Records,
  { kind, subjectId }: PlaceHold,
): Promise<boolean> =>
  (kind === 'violation' ? await violations.find(subjectId) : await rooms.find(subjectId)) !== null

/** 保全: from now on nothing of it is deleted, whatever its age. */
export async function placeHold(deps: HoldDeps, command: PlaceHold): Promise<Result<LegalHold>> {
  return await deps.transactions.run(async (records) => {
    await records.legalHolds.lock()
    if (!(await exists(records, command))) return notFound('要保全的对象', 'violation or room')
    const { kind, subjectId, who, why } = command
    const hold: LegalHold = {
      id: deps.identifiers.next(),
      kind,
      subjectId,
      at: deps.clock.now(),
      who,
      why,
      liftedAt: null,
      liftedBy: null,
      liftedWhy: null,
    }
    await records.legalHolds.save(hold)
    await write(records, deps, command, hold)
    return succeed(hold)
  })
}

/** Its time runs on as if it had never been held; another hold of the same thing goes on holding it. */
export async function liftHold(deps: HoldDeps, command: LiftHold): Promise<Result<LegalHold>> {
  return await deps.transactions.run(async (records) => {
    await records.legalHolds.lock()
    const hold = await records.legalHolds.find(command.id)
    if (hold === null) return notFound('该保全', 'hold')
    if (hold.liftedAt !== null) {
      return fail('wrong-state', '该保全已解除。This hold was lifted already.', 'id')
    }
    const { who, why } = command
    const lifted = { ...hold, liftedAt: deps.clock.now(), liftedBy: who, liftedWhy: why }
    await records.legalHolds.save(lifted)
    await write(records, deps, command, lifted)
    return succeed(lifted)
  })
}

/** Newest first, those lifted too. */
export const listHolds = ({ transactions }: Pick<HoldDeps, 'transactions'>) =>
  transactions.run(({ legalHolds }) => legalHolds.all())
