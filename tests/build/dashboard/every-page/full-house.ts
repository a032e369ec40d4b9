import { presentInstitution } from '../../../../src/adapters/http/present/room.ts'
import type { CoverageGroup } from '../../../../src/contracts/coverage.ts'
import type { WireNode } from '../../../../src/contracts/system.ts'
import { aLetter } from '../../letters/letters.ts'
import { anInstitution } from '../../violations.ts'
import { accessDesk } from '../access-desk.ts'
import { busyDesk } from '../alert-desk.ts'
import { busyMorning } from '../busy-morning.ts'
import { judgementDesk } from '../judgement-desk.ts'
import { LOOKED_UP, lookupDesk } from '../lookup-desk.ts'
import type { OpenDashboard } from '../open-dashboard.ts'
import { powerDesk } from '../power-desk.ts'
import { wireSearch } from '../search/search-desk.ts'
import { cutStory, wireCut } from '../wire-cut.ts'
import { wireDisguise, wireSolicitation } from '../wire-findings.ts'
import { wireViolation } from '../wire-violation.ts'

const AT = '2026-03-07T09:30:00+08:00'
const LATER = '2026-03-07T23:30:00+08:00'
const TOTALS: CoverageGroup['totals'] = {
  ...{ seenClean: 36_000, seenPartly: 60, seenSuspect: 120, unseen: 300, offAir: 7_200 },
  ...{ missed: 600, gap: 5_000, unscheduled: 3_600 },
}
const group = (name: string, zh: string): CoverageGroup => ({
  name,
  title: { zh, en: name },
  rooms: 1,
  totals: TOTALS,
})
const WORK = { plan: 1, probe: 32, watch: 16, record: 2, alert: 2, prove: 4, hold: 8 }

const node = (change: Partial<WireNode>): WireNode => ({
  id: change.name ?? 'n',
  alive: true,
  name: 'east-worker 4711',
  version: '0.1.0',
  roles: ['worker'],
  abilities: { decoder: '7.0 (bundled)', browser: true, readers: 3, ears: true },
  work: WORK,
  startWork: WORK,
  wish: null,
  load: { jobs: { watch: 12, probe: 2 }, memoryBytes: 412_000_000 },
  startedAt: AT,
  seenAt: AT,
  ...change,
})

const goal = (name: 'seen' | 'known', share: number) => ({
  name,
  objective: 0.97,
  burning: share < 0.9 ? ('fast' as const) : null,
  windows: (['5m', '30m', '1h', '6h', '3d'] as const).map((window) => ({
    window,
    scheduled: 10,
    share,
    burn: share,
  })),
})

/** Every kind of thing at once, each with a name, before an administrator: as much as a page can hold. */
export async function fullHouse({ fixture, browser }: OpenDashboard): Promise<void> {
  const { state } = fixture
  state.letters = [aLetter({ id: 'letter-1', violationId: 'v-maths' })]
  state.cuts.clear()
  state.notes.clear()
  lookupDesk(fixture)
  const { rooms, violations } = state
  await busyMorning(fixture, browser)
  state.rooms = [...state.rooms, ...rooms.map((room) => ({ ...room, id: `found-${room.id}` }))]
  const proven = cutStory('v-cut').at(-1) ?? wireCut({})
  const found = { disguises: [wireDisguise], solicitations: [wireSolicitation] }
  state.violations.push(
    ...violations,
    wireViolation({ id: 'v-camp', ...found, claimedBy: 'user:li', claimedUntil: LATER }),
  )
  judgementDesk(state)
  powerDesk(state, 'v-maths')
  state.cuts.set('cut-x', { ...proven, id: 'cut-x' })
  state.cuts.set('cut-0', wireCut({ id: 'cut-0', violationId: 'v-english', state: 'came-back' }))
  state.searches = [
    wireSearch({
      lastRunAt: AT,
      lastFoundAt: AT,
      hits: 4,
      unseen: 3,
      dropped: 12,
      trouble: 'too-many',
    }),
  ]
  state.evidence.set('v-camp', [])
  Object.assign(state, {
    signedIn: true,
    broken: false,
    role: 'administrator',
    desk: busyDesk('v-maths'),
    access: accessDesk(),
    institutions: [presentInstitution(anInstitution({ id: 'school', name: '育才培训中心' }))],
    nodes: [node({}), node({ name: 'gone-worker 99', alive: false })],
    goals: [goal('seen', 0.8), goal('known', 0.999)],
    coverage: {
      from: '2026-03-07T00:00:00+08:00',
      to: '2026-03-08T00:00:00+08:00',
      region: null,
      rooms: [{ roomId: 'room-maths', title: '初二数学冲刺直播课', totals: TOTALS }],
      totals: TOTALS,
      byRegion: [group('440100', '广东省广州市')],
      byPlatform: [group('live.example.com', '直播平台')],
      bySweep: [group('curfew', '夜间巡查')],
      withoutSweeps: null,
    },
  })
}

/** An address that the full house finds in its register. */
export const FOUND_ADDRESS = LOOKED_UP.push
