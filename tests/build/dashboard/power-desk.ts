import type { CutOrder } from '../../../src/contracts/cut.ts'
import type { FixtureState } from './fixture-state.ts'
import { wireCut } from './wire-cut.ts'

type Shifted = Pick<FixtureState, 'shiftSeconds'>

/** By the program's own clock: countdowns run on it. */
const inSeconds = ({ shiftSeconds }: Shifted, seconds: number): string =>
  new Date(Date.now() + (shiftSeconds + seconds) * 1_000).toISOString()

const GROUNDS: NonNullable<CutOrder['approval']>['grounds'] = [
  {
    ground: 'rule',
    line: 14,
    zh: 'cuts.yaml 第 14 行：所在地区、观看人数不明须由第二人批准',
    en: 'cuts.yaml, line 14: its region, an audience that nobody knows asks for a second person',
  },
]

const approval = (state: Shifted): NonNullable<CutOrder['approval']> => ({
  grounds: GROUNDS,
  expiresAt: inSeconds(state, 600),
  ended: null,
})

const HITS: NonNullable<CutOrder['hits']> = [
  ['same-stream', 'twin', '初三数学（备用）'],
  ['same-address', 'copy', '校区转播'],
  ['same-app', 'app', '初三英语'],
].map(([kind, roomId, title]) => ({
  kind: kind as 'same-stream',
  roomId: roomId ?? '',
  title: title ?? '',
  institutionId: 'i-1',
  institutionName: '虚构数学培训机构',
}))

/** An order of somebody that waits, or has come so far. */
const waitingOrder = (
  state: Shifted,
  violationId: string,
  part: Partial<CutOrder> = {},
): CutOrder =>
  wireCut({
    violationId,
    state: 'requested',
    approval: approval(state),
    hits: HITS,
    viewers: 31,
    ...part,
  })

/** A countdown, a blown fuse and two orders that wait: one of one's own, one of somebody else. */
export function powerDesk(state: FixtureState, violationId: string): void {
  const titles = { roomTitle: '初三数学冲刺班', institutionName: '虚构数学培训机构' }
  const others = waitingOrder(state, violationId, { id: 'cut-of-li', requestedBy: 'user:li' })
  const own = waitingOrder(state, violationId, { id: 'cut-of-mine', requestedBy: 'user:operator' })
  state.dryRun = { approval: approval(state), hits: HITS, viewers: null }
  for (const order of [others, own]) state.cuts.set(order.id, order)
  state.power = {
    automatic: [
      {
        ...titles,
        violationId,
        roomId: 'r-1',
        region: '440100',
        rule: 'CAL-REST',
        subject: 'MAT',
        sweep: 'weekend',
        mode: 'on',
        state: 'countdown',
        beganAt: inSeconds(state, -13),
        dueAt: inSeconds(state, 240),
        secondsLeft: 240,
        endedAt: null,
        stoppedBy: null,
        why: '',
        orderId: null,
      },
    ],
    blown: [
      {
        id: 'manual:region:440100',
        kind: 'manual',
        since: inSeconds(state, -300),
        count: 20,
        limit: 20,
        zh: '广东省广州市一小时内人工阻断达到 20 次',
        en: '20 cuts by people within an hour in 广东省广州市',
      },
    ],
    waiting: [
      { ...titles, order: others },
      { ...titles, roomTitle: '初二物理', order: own },
    ],
  }
  state.shadow = [
    {
      region: '440100',
      regionName: '广东省广州市',
      rule: 'CAL-REST',
      ruleName: { zh: '休息日', en: 'day of rest' },
      subject: 'MAT',
      cases: 14,
      agreed: 11,
      disagreed: 2,
      undecided: 1,
      notCut: 5,
    },
    {
      region: '440106',
      regionName: '广东省广州市天河区',
      rule: 'TOD-END21',
      ruleName: { zh: '晚间 21 点后', en: 'after 21:00' },
      subject: 'ENG',
      cases: 6,
      agreed: 6,
      disagreed: 0,
      undecided: 0,
      notCut: 1,
    },
  ]
}
