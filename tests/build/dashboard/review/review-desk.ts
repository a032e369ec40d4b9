import type { InstitutionRecord } from '../../../../src/contracts/letters/institution-record.ts'
import type { LivePreview } from '../../../../src/contracts/preview/live-preview.ts'
import type { AlikeRooms } from '../../../../src/contracts/timeline/alike.ts'
import { ok, type Route } from '../fixture-answers.ts'
import { wireTimeline } from './wire-timeline.ts'

/** What stands around a violation. */
export const REVIEW_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/rooms\/([^/]+)\/timeline$/,
    answer: (_state, { params: [id = ''], url }) =>
      ok(wireTimeline(id, (url.searchParams.get('from') ?? '').slice(0, 10))),
  },
  {
    method: 'POST',
    path: /^\/rooms\/([^/]+)\/preview$/,
    answer: () =>
      ok({
        kind: null,
        url: null,
        expiresAt: null,
        words: {
          zh: '只登记了 RTMP、RTSP 等地址，浏览器不能播放。',
          en: 'Only RTMP or RTSP is registered, which browsers do not play.',
        },
      } satisfies LivePreview),
  },
  {
    method: 'GET',
    path: /^\/institutions\/([^/]+)\/record$/,
    answer: ({ violations }, { params: [id = ''] }) => {
      const own = violations.filter(({ institutionId }) => institutionId === id)
      const count = (status: string) => own.filter((one) => one.status === status).length
      return ok({
        institutionId: id,
        cases: {
          suspected: count('suspected'),
          confirmed: count('confirmed'),
          dismissed: count('dismissed'),
          disposed: count('disposed'),
          closed: count('closed'),
        },
        yellowCards: 1,
        foreign: 0,
        standing: 'yellow',
        elsewhere: false,
        cards: [
          {
            violationId: 'v-other',
            on: '2026-02-28',
            mark: 'yellow',
            countsUntil: '2027-02-27',
            counts: true,
          },
        ],
        setAside: [],
        appeals: [
          {
            violationId: 'v-other',
            ordinal: 1,
            appellant: '晨光在线教育',
            filedAt: '2026-03-01T10:00:00+08:00',
            state: 'pending',
          },
        ],
      } satisfies InstitutionRecord)
    },
  },
  {
    method: 'GET',
    path: /^\/violations\/([^/]+)\/alike$/,
    answer: () =>
      ok({
        pictures: 9,
        rooms: [
          {
            roomId: 'room-other',
            roomTitle: '周末数学提分',
            institutionId: 'institution-2',
            institutionName: '启明语言培训（演练）',
            sameInstitution: false,
            pictures: 7,
            firstAt: '2026-03-06T19:00:00+08:00',
            lastAt: '2026-03-06T19:40:00+08:00',
          },
        ],
      } satisfies AlikeRooms),
  },
]
