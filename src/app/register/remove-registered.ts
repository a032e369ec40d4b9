import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded, notFound } from '../commands/command.ts'

const PAGE = 200

async function hasRooms(records: Records, institutionId: string): Promise<boolean> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<Records['rooms']['list']>> = await records.whole.rooms.list({
      limit: PAGE,
      cursor,
    })
    if (page.items.some((room) => room.institutionId === institutionId)) return true
    cursor = page.nextCursor
  } while (cursor !== null)
  return false
}

/** Takes an institution off the register. One with rooms stays: their violations name it. */
export async function removeInstitution(
  deps: CommandDeps,
  command: Commanded & { readonly id: string },
): Promise<Result<null>> {
  return await deps.transactions.run(async (records) => {
    // As whoever saves: what was read before it was removed must not be written back after.
    await records.institutions.holdImports()
    const before = await records.institutions.find(command.id)
    if (before === null) return notFound('该机构', 'institution')
    // Written as it is: refused as any change of it where it is registered elsewhere, before its rooms are spoken of.
    await records.institutions.save(before)
    if (await hasRooms(records, command.id)) {
      return fail(
        'conflict',
        '该机构还有直播间，请先停用或删除直播间。The institution still has rooms; remove them first.',
      )
    }
    if (!(await records.institutions.remove(command.id))) return notFound('该机构', 'institution')
    await audit(records, deps.clock, command, {
      type: 'system.changed',
      subjectKind: 'institution',
      subjectId: command.id,
      data: null,
    })
    return succeed(null)
  })
}

/** Takes a room off the register. One with violations stays as evidence: switch it off (`active: false`) instead. */
export async function removeRoom(
  deps: CommandDeps,
  command: Commanded & { readonly id: string },
): Promise<Result<null>> {
  return await deps.transactions.run(async (records) => {
    await records.institutions.holdImports()
    if ((await records.rooms.find(command.id)) === null) return notFound('该直播间', 'room')
    const violations = await records.whole.violations.list(
      { roomId: command.id },
      { limit: 1, cursor: null },
    )
    if (violations.items.length > 0) {
      return fail(
        'conflict',
        '该直播间有线索记录，只能停用。The room has violations; switch it off instead.',
      )
    }
    if (!(await records.rooms.remove(command.id))) return notFound('该直播间', 'room')
    await audit(records, deps.clock, command, {
      type: 'room.changed',
      subjectKind: 'room',
      subjectId: command.id,
      data: null,
    })
    return succeed(null)
  })
}
