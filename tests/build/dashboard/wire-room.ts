import type { Room } from '../../../src/contracts/room.ts'

type Status = NonNullable<Room['status']>

const BASE: Room = {
  id: 'room',
  institutionId: 'institution',
  title: '直播间',
  pageUrl: null,
  streamUrls: ['http://127.0.0.1:8000/live/room.flv'],
  region: '440106',
  stage: 'compulsory',
  cutTarget: null,
  active: true,
  version: 'v1',
  institutionName: '机构',
  actor: 'licensed-online-subject',
  rehearsal: true,
  status: null,
  thumbnailUrl: null,
  ongoingViolationId: null,
  legalTime: {
    verdict: 'forbidden',
    rule: 'CAL-REST',
    reason: { zh: '休息日', en: 'a rest day' },
    until: null,
  },
}

/** A room as the wire gives it, everything else of it made up. */
export const wireRoom = (part: Partial<Room>): Room => ({ ...BASE, ...part })

const LAST_LOOK = '2026-03-07T09:42:08+08:00'

/** Looked at a moment ago, and due again within a minute, off air within a quarter of an hour, unless told otherwise. */
export function wireStatus(state: Status['state'], part: Partial<Status> = {}): Status {
  const lastLookAt = part.lastLookAt ?? LAST_LOOK
  const due = Date.parse(lastLookAt) + (state === 'off-air' ? 900_000 : 60_000)
  return {
    airState: 'on-air',
    state,
    unseenReason: null,
    unseenWords: null,
    since: '2026-03-07T09:30:00+08:00',
    lastLookAt,
    dueBy: new Date(due).toISOString(),
    ...part,
  }
}
