import type { SameShape } from './same-shape.ts'
import type { zhCoverage } from './zh-coverage.ts'

/** As `zhCoverage`. */
export const enCoverage: SameShape<typeof zhCoverage> = {
  title: 'Coverage',
  lead: 'Since midnight. Missed: scheduled and not looked at. Unseen: a look that saw nothing. Neither is clean.',
  all: 'All',
  byRegion: 'By region',
  byPlatform: 'By platform',
  bySweep: 'By sweep',
  name: 'Name',
  rooms: 'Rooms',
  state: {
    seenClean: 'clean',
    seenSuspect: 'suspect',
    offAir: 'off air',
    unseen: 'unseen',
    missed: 'missed',
    gap: 'unscheduled or between looks',
  },
  empty: 'No rooms are registered',
}
