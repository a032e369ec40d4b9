import type { EventView } from '../../../app/queries/event-queries.ts'
import type { SystemInfo } from '../../../contracts/system.ts'
import { presentAlert } from './alerts/alert.ts'
import { presentCut } from './cuts/cut.ts'
import { presentRoom, type RoomReader } from './room.ts'
import { presentViolation } from './violation.ts'

/** The resource of an event, in the shape in which its own address gives it. */
export async function presentEventData(
  { resource }: EventView,
  systemInfo: () => Promise<SystemInfo>,
  reader: RoomReader,
): Promise<unknown> {
  switch (resource.kind) {
    case 'violation':
      return presentViolation(resource.view)
    case 'alert':
      return presentAlert(resource.view)
    case 'cut':
      return presentCut(resource.order, reader.jurisdiction)
    case 'room':
      return presentRoom(resource.view, reader)
    case 'coverage':
      return { roomId: resource.roomId }
    case 'system':
      return await systemInfo()
  }
}
