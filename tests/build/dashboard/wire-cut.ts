import type { CutOrder } from '../../../src/contracts/cut.ts'

const BASE: CutOrder = {
  id: 'cut-1',
  violationId: 'violation',
  roomId: 'room-maths',
  target: {
    platform: 'node-media-server',
    apiUrl: 'http://127.0.0.1:8000',
    app: 'live',
    stream: 'maths-88',
  },
  abilities: {
    drop: 'session',
    forbid: 'asks-us',
    forbidDrops: false,
    longestBanSeconds: null,
    resume: true,
    reads: 'publisher',
    readsBan: false,
    page: null,
    callsPerSecond: null,
    success: { zh: '应答 success 为真', en: 'success is true' },
  },
  lacks: [],
  expectedPublisher: { sessionId: 'T5K2Q9', address: '127.0.0.1:51834', protocol: 'rtmp' },
  state: 'approved',
  stateWords: { zh: '已批准', en: 'approved' },
  reason: '休息日讲授数学',
  ban: true,
  until: null,
  dryRun: false,
  requestedBy: 'user:operator',
  requestedAt: '2026-03-07T09:42:20+08:00',
  acceptedAt: null,
  verifiedAt: null,
  resumedAt: null,
  plan: [
    { zh: '核对推流者仍是会话 T5K2Q9，不是则拒绝执行', en: 'Check the publisher' },
    { zh: '禁止该流名推流，直到撤销', en: 'Ban the stream name' },
    { zh: '断开会话 T5K2Q9', en: 'End the session' },
    { zh: '独立重新拉流，核实画面确已消失', en: 'Pull anew to prove it' },
  ],
  steps: [],
  checks: [],
  version: 1,
  automatic: false,
  viewers: null,
  hits: [],
  approval: null,
  approvedBy: null,
  approvedAt: null,
  wrong: null,
}

/** A cut order as the wire gives it. */
export const wireCut = (part: Partial<CutOrder>): CutOrder => ({ ...BASE, ...part })

const at = (second: number) => `2026-03-07T09:42:${String(second).padStart(2, '0')}+08:00`
const done = (step: 'guard' | 'ban' | 'kick', second: number, detail: string) =>
  ({ at: at(second), step, outcome: 'accepted', detail }) as const
const FLV = 'http://127.0.0.1:8000/live/maths-88.flv'
const RTMP = 'rtmp://127.0.0.1:1935/live/maths-88'

/** The order as it grows from approved to verified, one event each. */
export function cutStory(violationId: string): CutOrder[] {
  const guard = done('guard', 20, 'rtmp session T5K2Q9 from 127.0.0.1:51834')
  const ban = done('ban', 21, 'live/maths-88 banned')
  const kick = done('kick', 21, 'session T5K2Q9 ended')
  const gone = (what: string, second: number) =>
    ({
      at: at(second),
      what,
      found: 'gone',
      detail: 'nothing came within 3 s',
      round: 1,
      evidence: [{ kind: 'answer', sha256: 'a'.repeat(64), url: what, bytes: 812 }],
      notKept: null,
    }) satisfies CutOrder['checks'][number]
  const accepted: Partial<CutOrder> = {
    state: 'accepted',
    acceptedAt: at(21),
    steps: [guard, ban, kick],
  }
  const parts: Partial<CutOrder>[] = [
    {},
    { state: 'sent', steps: [guard] },
    { state: 'sent', steps: [guard, ban] },
    accepted,
    { ...accepted, checks: [gone('publish-state', 22)] },
    { ...accepted, checks: [gone('publish-state', 22), gone(FLV, 24)] },
    {
      ...accepted,
      state: 'verified',
      verifiedAt: at(26),
      checks: [gone('publish-state', 22), gone(FLV, 24), gone(RTMP, 26)],
    },
  ]
  return parts.map((part, i) => wireCut({ ...part, violationId, version: i + 1 }))
}
