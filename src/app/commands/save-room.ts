import { fail, type Result, succeed } from '../../core/fault.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { audit, type Commanded, notFound } from './command.ts'
import type { SaveDeps } from './save-institution.ts'

/** Registers a live room (`id` is `null`) or replaces what is known of it. */
export async function saveRoom(
  deps: SaveDeps,
  command: Commanded & { readonly id: string | null; readonly room: Omit<LiveRoom, 'id'> },
): Promise<Result<LiveRoom>> {
  const { room } = command
  if (room.pageUrl === null && room.streamUrls.length === 0) {
    return fail(
      'bad-request',
      '直播间须有页面地址或至少一个流地址。A room needs a page address or a stream address.',
      'streamUrls',
    )
  }
  return await deps.transactions.run(async (records) => {
    const before = command.id === null ? null : await records.rooms.find(command.id)
    if (command.id !== null && before === null) return notFound('该直播间', 'room')
    if ((await records.institutions.find(room.institutionId)) === null) {
      return fail(
        'bad-request',
        '机构不存在,请先登记机构。No such institution; register it first.',
        'institutionId',
      )
    }
    const { pushUrls, system } = before ?? {}
    const kept = {
      ...(pushUrls === undefined ? {} : { pushUrls }),
      ...(system === undefined ? {} : { system }),
    }
    const saved: LiveRoom = { ...kept, ...room, id: command.id ?? deps.identifiers.next() }
    await records.rooms.save(saved)
    await audit(records, deps.clock, command, {
      type: 'room.changed',
      subjectKind: 'room',
      subjectId: saved.id,
      data: saved,
    })
    return succeed(saved)
  })
}
