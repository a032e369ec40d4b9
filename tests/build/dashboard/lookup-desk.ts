import { presentInstitution } from '../../../src/adapters/http/present/room.ts'
import type { LegalWindow } from '../../../src/contracts/law/calendar.ts'
import type { RoomLookup } from '../../../src/contracts/room.ts'
import type { DashboardFixture } from '../dashboard-fixture-server.ts'
import { aDossier } from '../register/registry.ts'
import { anInstitution } from '../violations.ts'
import { wireRoom, wireStatus } from './wire-room.ts'
import { wireViolation } from './wire-violation.ts'

/** What the officer of these tests pastes. */
export const LOOKED_UP = {
  push: 'rtmp://media.example/live/maths?token=1',
  segment: 'https://media.example/hls/1718.ts',
  nonsense: '数学课',
} as const

const NO_LICENCE = { zh: '未取得办学许可，不得开展', en: 'no licence to teach' }

const unlicensed = wireRoom({
  id: 'room-maths',
  institutionId: 'institution-1',
  title: '初三数学冲刺直播间',
  institutionName: '（虚构）启明学习社',
  actor: 'unlicensed',
  status: wireStatus('violating'),
  ongoingViolationId: 'v-1',
  streamUrls: ['https://media.example/live/maths.flv'],
  legalTime: { verdict: 'forbidden', rule: 'ACT-NOLIC', reason: NO_LICENCE, until: null },
})
const licensed = wireRoom({
  id: 'room-english',
  institutionId: 'institution-2',
  title: '小学英语同步课堂',
  institutionName: '（虚构）晨光外语培训学校',
  status: wireStatus('clean'),
  legalTime: { verdict: 'permitted', rule: null, reason: { zh: '允许', en: '' }, until: null },
})

const UNLICENSED = presentInstitution(
  anInstitution({ name: unlicensed.institutionName, actor: 'unlicensed', rehearsal: true }),
)
const LICENSED = presentInstitution(
  anInstitution({
    id: 'institution-2',
    name: licensed.institutionName,
    creditCode: '52440100MJTEXT012H',
    dossier: aDossier(),
  }),
)

type Match = RoomLookup['matches'][number]

const SAME_STREAM: Match = {
  by: 'stream',
  why: 'same-stream',
  whyWords: { zh: '同一路流的另一种地址', en: 'another address of the same stream' },
  address: 'https://media.example/live/maths.flv',
  room: unlicensed,
}
const lead = (room: Match['room']): Match => ({
  by: 'segment',
  why: 'same-folder',
  whyWords: { zh: '与该直播流同在一个目录，须核实', en: 'in the same folder; to be checked' },
  address: 'https://media.example/hls/maths.m3u8',
  room,
})

/** Today by the clock of this computer, which is the made-up server's too. */
function wholeDay(): LegalWindow {
  const date = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const next = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
  return {
    start: `${date}T00:00:00+08:00`,
    end: `${next}T00:00:00+08:00`,
    verdict: 'forbidden',
    rule: 'ACT-NOLIC',
    kind: 'school-day',
    reason: NO_LICENCE,
  }
}

/** A desk with two rooms, one of them without a licence, and a calendar that is not complete. */
export function lookupDesk({ state }: DashboardFixture): void {
  Object.assign(state, {
    signedIn: true,
    broken: false,
    rooms: [unlicensed, licensed],
    institutions: [UNLICENSED, LICENSED],
    windows: [wholeDay()],
    violations: [wireViolation({ id: 'v-1', roomId: 'room-maths', roomTitle: unlicensed.title })],
    notices: [
      {
        code: 'calendar-provisional',
        zh: '2027年放假安排尚未导入：该年日历为暂定，不会判为“允许”，也不自动阻断',
        en: 'the arrangement of 2027 is not imported: its calendar is provisional',
      },
    ],
    lookups: new Map<string, RoomLookup>([
      [
        LOOKED_UP.push,
        { url: LOOKED_UP.push, understood: true, certain: true, matches: [SAME_STREAM] },
      ],
      [
        LOOKED_UP.segment,
        {
          url: LOOKED_UP.segment,
          understood: true,
          certain: false,
          matches: [lead(unlicensed), lead(licensed)],
        },
      ],
      [
        LOOKED_UP.nonsense,
        { url: LOOKED_UP.nonsense, understood: false, certain: false, matches: [] },
      ],
    ]),
  })
}
