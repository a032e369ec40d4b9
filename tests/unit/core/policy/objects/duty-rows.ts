import type { Conduct, Promotion } from '../../../../../src/core/policy/objects/conduct.ts'
import { day } from '../../../../build/register/registry.ts'

type DutyRow = {
  readonly id: string
  readonly what: string
  readonly conduct: Conduct
  readonly verdict: string
  readonly rules: readonly string[]
  readonly keyContents: readonly string[]
  /** Words of the law that the finding has to cite. */
  readonly law: string
}

const shown = (change: Partial<Promotion>): Promotion => ({
  conduct: 'promotes',
  kind: 'third-party-platform',
  on: day('2026-03-10'),
  acts: ['advertisement'],
  stage: 'compulsory',
  content: 'subject',
  ...change,
})

/** The examples of docs/rules.md §8.3 about objects and their duties. */
export const DUTY_ROWS: readonly DutyRow[] = [
  {
    id: 'D12',
    what: 'a meeting platform that did nothing five days after the notice',
    conduct: {
      conduct: 'supports',
      kind: 'technical-support',
      on: day('2026-03-10'),
      noticeReceivedOn: day('2026-03-05'),
    },
    verdict: 'forbidden',
    rules: ['OBJ-SUPPORT'],
    keyContents: ['KC5'],
    law: '教育部令53号第19条第二款',
  },
  {
    id: 'D13',
    what: 'a housekeeping platform that offers live-in teachers',
    conduct: shown({ acts: ['advertisement', 'brokering'] }),
    verdict: 'review',
    rules: ['OBJ-ADVERT', 'OBJ-BROKER'],
    keyContents: ['KC4', 'KC6'],
    law: '广告法',
  },
  {
    id: 'D14',
    what: 'a forum that gathers pupils for teachers in service',
    conduct: shown({ kind: 'matchmaker', acts: ['brokering'], inServiceTeacher: true }),
    verdict: 'review',
    rules: ['OBJ-BROKER'],
    keyContents: ['KC6'],
    law: '十二部门学科类隐形变异培训防范治理意见',
  },
  {
    id: 'D15',
    what: 'a search engine with paid places for cram classes',
    conduct: shown({ acts: ['traffic', 'advertisement'] }),
    verdict: 'review',
    rules: ['OBJ-TRAFFIC', 'OBJ-ADVERT'],
    keyContents: ['KC3', 'KC4'],
    law: '广东省2022年1月线上巡查专项行动工作方案三（三）',
  },
  {
    id: 'D16',
    what: 'comments under short videos that recruit for a subject course',
    conduct: shown({ acts: ['comment'] }),
    verdict: 'review',
    rules: ['OBJ-ADVERT'],
    keyContents: ['KC4'],
    law: '广告法',
  },
  {
    id: 'D30',
    what: 'a filing number with 备案 for 备 and nine digits',
    conduct: {
      conduct: 'shows-filing',
      kind: 'licensed-institution',
      on: day('2026-03-10'),
      filing: 'app',
      number: '青ICP备案026000119号-2A',
    },
    verdict: 'review',
    rules: ['OPS-FILING'],
    keyContents: ['KC2'],
    law: '非经营性互联网信息服务备案管理办法',
  },
  {
    id: 'D32',
    what: 'no live video of four months ago',
    conduct: {
      conduct: 'retains',
      kind: 'licensed-institution',
      on: day('2026-03-10'),
      material: 'live-video',
      recordedOn: day('2025-11-10'),
      produced: false,
    },
    verdict: 'forbidden',
    rules: ['OPS-RETAIN'],
    keyContents: ['KC2'],
    law: '教育部令53号第22条（五）',
  },
  {
    id: 'D33',
    what: "a platform's logs asked for 61 days after the act",
    conduct: {
      conduct: 'logs-requested',
      kind: 'technical-support',
      on: day('2026-03-10'),
      actOn: day('2026-01-08'),
    },
    verdict: 'review',
    rules: ['EVD-LOGS'],
    keyContents: ['KC5'],
    law: '互联网直播服务管理规定第16条',
  },
]
