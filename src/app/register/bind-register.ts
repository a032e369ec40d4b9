import type { PageRequest } from '../../ports/records/pages.ts'
import { cardsOf } from '../cards/institution-cards.ts'
import { type ImportDeps, importRegistry } from '../commands/import-registry.ts'
import { createInstitutionQueries } from '../queries/record-queries.ts'
import { createRoomQueries, type RoomQueriesDeps } from '../queries/room-queries.ts'
import { type ChangeRooms, changeRooms, undoRoomsChange } from './change-rooms.ts'
import { recordHistory } from './record-history.ts'
import { removeInstitution, removeRoom } from './remove-registered.ts'
import { roomWatch } from './room-watch.ts'
import { changeInstitution, saveInstitution } from './save-institution.ts'
import { changeRoom, saveRoom } from './save-room.ts'

type RegisterDeps = ImportDeps & RoomQueriesDeps

/** Gives a use case its dependencies once. */
const bind =
  <Deps, Command, Answer>(useCase: (deps: Deps, command: Command) => Answer, deps: Deps) =>
  (command: Command): Answer =>
    useCase(deps, command)

/** What may be asked of the register of institutions and rooms, and commanded. */
export const bindRegister = (deps: RegisterDeps) => ({
  institutions: {
    ...createInstitutionQueries(deps),
    cards: bind(cardsOf, deps),
    save: bind(saveInstitution, deps),
    change: bind(changeInstitution, deps),
    import: bind(importRegistry, deps),
    remove: bind(removeInstitution, deps),
    history: (id: string, page: PageRequest) =>
      recordHistory(deps, { kind: 'institution', id }, page),
  },
  rooms: {
    ...createRoomQueries(deps),
    save: bind(saveRoom, deps),
    change: bind(changeRoom, deps),
    changeMany: (command: ChangeRooms) => changeRooms(deps, command),
    undoChange: bind(undoRoomsChange, deps),
    remove: bind(removeRoom, deps),
    history: (id: string, page: PageRequest) => recordHistory(deps, { kind: 'room', id }, page),
    /** As written, with their titles. */
    sweeps: () => deps.schedules.sweeps(),
    watch: (id: string) => roomWatch(deps, id),
  },
})
