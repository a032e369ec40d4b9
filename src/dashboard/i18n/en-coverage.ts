import type { SameShape } from './same-shape.ts'
import type { zhCoverage } from './zh-coverage.ts'

/** As `zhCoverage`. */
export const enCoverage: SameShape<typeof zhCoverage> = {
  title: 'Coverage',
  lead: 'Since midnight. Missed: scheduled and not looked at. As far as read: some text was left out because the patrol did not keep up. Unseen: a look that saw nothing. Neither is clean. Time before a room was registered does not count; time before the program kept records is not missed: it stands in the last columns. By sweep: only the time that the sweep holds by its present file; time that several hold counts for each.',
  all: 'All',
  byRegion: 'By region',
  byPlatform: 'By platform',
  bySweep: 'By sweep',
  name: 'Name',
  rooms: 'Rooms',
  state: {
    seenClean: 'clean',
    seenPartly: 'clean as far as read',
    seenSuspect: 'suspect or suspected violation',
    offAir: 'off air',
    unseen: 'unseen',
    missed: 'missed',
    unscheduled: 'unscheduled',
    between: 'scheduled, between looks or not accounted for',
    gap: 'unscheduled or between looks',
  },
  empty: 'No rooms are registered',
  goal: {
    title: 'Goals of the patrol (share of the scheduled time)',
    name: 'Goal',
    known: 'In a known state ≥ {{share}}',
    seen: 'Really seen ≥ {{share}}',
    noData: 'not counted yet',
    noEarlier: '(nothing was due before)',
    unknown: 'Goals of the patrol: no process accounts for the ledger at present, so nobody knows.',
    burning: {
      fast: 'failing fast',
      steady: 'failing steadily',
      slow: 'failing slowly',
    },
    window: { '5m': '5 min', '30m': '30 min', '1h': '1 h', '6h': '6 h', '3d': '3 days' },
  },
}
