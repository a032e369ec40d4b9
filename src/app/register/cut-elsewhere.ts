import { fail, type Result } from '../../core/fault.ts'
import { isCalled } from '../../core/registry/cut-target.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { isSameStream } from '../../core/registry/media-server.ts'
import type { Records } from '../../ports/records/records.ts'
import { findHits } from '../cuts/power/find-hits.ts'

/** Whether what is to be cut for a room has come to be the stream of a room that whoever asks may not look at. */
export async function isCutElsewhere(
  records: Pick<Records, 'rooms' | 'whole'>,
  before: LiveRoom | null,
  room: LiveRoom,
): Promise<boolean> {
  const { cutTarget: target } = room
  const known = before?.cutTarget ?? null
  if (target === null || !isCalled(target)) return false
  if (known !== null && isCalled(known) && isSameStream(known, target)) return false
  const hits = await findHits(records, room)
  const same = hits.flatMap(({ kind, roomId }) => (kind === 'same-stream' ? [roomId] : []))
  if (same.length === 0) return false
  return (await records.rooms.findMany(same)).length < same.length
}

export const cutElsewhere = (): Result<never> =>
  fail(
    'conflict',
    '该阻断目标已登记在其他地区的直播间名下，不能再登记在此。请由同时管辖两地的账号核对后登记。' +
      'Another region has a room with this cut target; an account that holds both regions can register it.',
    'cutTarget',
  )
