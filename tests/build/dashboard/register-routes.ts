import type { RecordChange, RoomsChanged } from '../../../src/contracts/register/changes.ts'
import type { RoomWatch } from '../../../src/contracts/register/room-watch.ts'
import type { Room } from '../../../src/contracts/room.ts'
import { type Answer, type Call, list, ok, problem, type Route } from './fixture-answers.ts'
import type { FixtureState } from './fixture-state.ts'

const WATCH: RoomWatch = {
  watched: false,
  reason: 'no-sweep',
  words: { zh: '没有一项巡查的范围包括它。', en: 'It is in the scope of no sweep.' },
  remedy: { zh: '请放宽一项巡查的范围。', en: 'Widen the scope of a sweep.' },
  sweep: null,
  nextLookAt: null,
  until: null,
  unseenReason: null,
  sweeps: [
    {
      name: 'daily',
      titleZh: '日常巡查',
      titleEn: 'Daily patrol',
      standing: 'out-of-scope',
      standingWords: { zh: '不包括它（区划不符）', en: 'does not cover it (region)' },
      misses: ['region'],
      days: null,
      probeSeconds: 10,
      watchSeconds: 5,
    },
  ],
}

const CHANGE: RecordChange = {
  sequence: 7,
  at: '2026-03-07T09:30:00+08:00',
  who: 'user:wang',
  why: '群众举报',
  kind: 'changed',
  changes: [{ field: 'tier', from: 'ordinary', to: 'key' }],
}

const nextVersion = ({ version }: Room): string => `${version}+`

function wanted(rooms: readonly Room[], { url }: Call): readonly Room[] {
  const text = url.searchParams.get('text')
  const tier = url.searchParams.get('tier')
  return rooms.filter(
    (one) =>
      (text === null || one.title.includes(text)) &&
      (tier === null || (one.tier ?? 'ordinary') === tier),
  )
}

/** As the program: whoever began with an older version writes nothing. */
function changedRoom(state: FixtureState, { params: [id], body }: Call): Answer {
  const room = state.rooms.find((one) => one.id === id)
  if (room === undefined) return problem(404, 'not-found', '找不到该直播间。')
  const { reason, expectedVersion, ...change } = body as Partial<Room> & {
    readonly reason: string
    readonly expectedVersion: string
  }
  if (expectedVersion !== room.version) {
    return problem(409, 'overtaken', '打开之后已被他人修改，没有写入。')
  }
  state.reasons.push(`${id}: ${reason} ${JSON.stringify(change)}`)
  const after = { ...room, ...change, version: nextVersion(room) }
  state.rooms = state.rooms.map((one) => (one.id === id ? after : one))
  return ok({ ...after, warnings: [] })
}

const touched = ({ tier = 'ordinary', region, active, tags = [] }: Room) => ({
  tier,
  region,
  active,
  tags: [...tags],
})

/** Of all that it takes only the tier: enough to see what is done with the answer. */
function changedRooms(state: FixtureState, { body }: Call): Answer {
  const { rooms, change, dryRun } = body as {
    readonly rooms: readonly { readonly id: string }[]
    readonly change: Pick<Room, 'tier'>
    readonly dryRun: boolean
  }
  const asked = state.rooms.filter(({ id }) => rooms.some((one) => one.id === id))
  const changed: RoomsChanged = {
    changeId: dryRun ? null : 'change-1',
    rooms: asked.map((room) => ({
      id: room.id,
      title: room.title,
      before: touched(room),
      after: touched({ ...room, ...change }),
    })),
    unchanged: 0,
  }
  if (!dryRun) {
    state.rooms = state.rooms.map((one) => (asked.includes(one) ? { ...one, ...change } : one))
  }
  return ok(changed)
}

/** The register of the made-up program. */
export const OF_REGISTER: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/rooms$/,
    answer: (state, call) => list(wanted(state.rooms, call)),
  },
  { method: 'GET', path: /^\/rooms\/([^/]+)\/watch$/, answer: () => ok(WATCH) },
  {
    method: 'GET',
    path: /^\/(?:rooms|institutions)\/([^/]+)\/history$/,
    answer: () => list([CHANGE]),
  },
  { method: 'PATCH', path: /^\/rooms\/([^/]+)$/, answer: changedRoom },
  { method: 'POST', path: /^\/rooms\/changes$/, answer: changedRooms },
  {
    method: 'POST',
    path: /^\/rooms\/changes\/undo$/,
    answer: (state) => {
      state.reasons.push('undo')
      state.rooms = state.rooms.map((one) => ({ ...one, tier: 'ordinary' as const }))
      const rooms = state.rooms.map((room) => ({
        id: room.id,
        title: room.title,
        before: touched(room),
        after: touched(room),
      }))
      return ok({ changeId: 'change-2', rooms, unchanged: 0 })
    },
  },
  { method: 'GET', path: /^\/institutions$/, answer: (state) => list(state.institutions) },
  {
    method: 'POST',
    path: /^\/rooms$/,
    answer: (state, { body }) => {
      state.reasons.push(`new: ${JSON.stringify(body)}`)
      const [room] = state.rooms
      return { status: 201, body: { ...room, warnings: [] } }
    },
  },
]
