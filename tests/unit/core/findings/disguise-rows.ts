import type {
  DisguiseDecision,
  DisguiseKind,
  Substance,
} from '../../../../src/core/findings/disguise.ts'
import { NO_LESSON_TIME } from '../../../../src/core/lesson/lesson-time.ts'
import type { ReplayFinding } from '../../../../src/core/replay/replay-finding.ts'
import { aClassification, at } from '../../../build/violations.ts'

/** Seconds watched, seconds taught, longest on end. */
const time = (observedSeconds: number, teachingSeconds: number, longestSeconds: number) => ({
  ...NO_LESSON_TIME,
  observedSeconds,
  teachingSeconds,
  longestSeconds,
})
const maths = aClassification()
const scratch = aClassification({ label: 'non-subject', score: 0.02, subjects: [], evidence: [] })
const doubt = aClassification({ label: 'unsure', score: 0.7 })
const replayed = (judgedAs: ReplayFinding['judgedAs']): ReplayFinding => ({
  kind: 'earlier-session',
  sameAs: { sessionId: 's', roomId: 'room-2', startedAt: at('2026-02-06T19:00:00+08:00') },
  offsetSeconds: 0,
  scenes: 12,
  agreement: 0.9,
  spanSeconds: 600,
  signs: judgedAs === 'live' ? ['scheduled', 'collective'] : ['collective'],
  judgedAs,
})

type Row = readonly [
  row: string,
  name: string,
  substance: Partial<Substance>,
  kind: DisguiseKind,
  code: string,
  decision: DisguiseDecision,
]

const TWENTY_MINUTES = { time: time(1_200, 1_200, 1_200), classification: maths }
export const LESSON = { time: time(300, 240, 240), classification: maths }
export const NO_LESSON = { time: time(600, 0, 0), classification: scratch }

/** Rows of docs/rules.md §3.2 and the examples D01 to D08, by what is called so and what is shown. */
export const ROWS: readonly Row[] = [
  [
    'D01 线上答疑, 20 min on end',
    '线上答疑',
    TWENTY_MINUTES,
    'answering-questions',
    'D7',
    'counts-as-live-teaching',
  ],
  [
    '线上答疑, 30 % of the time',
    '周末答疑专场',
    { time: time(1_000, 300, 40), classification: maths },
    'answering-questions',
    'D7',
    'counts-as-live-teaching',
  ],
  [
    '线上答疑, 5 min on end in an hour',
    '作业答疑',
    { time: time(3_600, 400, 300), classification: maths },
    'answering-questions',
    'D7',
    'counts-as-live-teaching',
  ],
  [
    '线上答疑, 29 % and 4 min',
    '作业答疑',
    { time: time(1_000, 290, 240), classification: maths },
    'answering-questions',
    'D7',
    'review',
  ],
  [
    '线上答疑, not watched long enough',
    '在线答疑',
    { time: time(40, 40, 40), classification: maths },
    'answering-questions',
    'D7',
    'review',
  ],
  ['线上答疑 without any', '在线答疑', NO_LESSON, 'answering-questions', 'D7', 'none'],
  [
    'D02 录播, opened together, seen before',
    '寒假录播课',
    { ...LESSON, replay: replayed('live') },
    'live-as-recording',
    'D3',
    'counts-as-live-teaching',
  ],
  [
    'D02 录播, with check-in',
    '寒假录播课 定时开放',
    { ...LESSON, manners: ['打卡', '助教'] },
    'live-as-recording',
    'D3',
    'counts-as-live-teaching',
  ],
  [
    'D03 录播, to be watched at any time',
    '录播 随时可看',
    LESSON,
    'live-as-recording',
    'D3',
    'review',
  ],
  [
    '录播 that repeats an earlier session, called nothing',
    '王老师直播间',
    { ...LESSON, replay: replayed('review') },
    'live-as-recording',
    'D3',
    'review',
  ],
  [
    'D04 线上伴学, paid and explaining',
    '线上伴学',
    { ...LESSON, charged: true },
    'companion-study',
    'D7',
    'counts-as-live-teaching',
  ],
  [
    '线上伴学, explaining, not known whether paid',
    '晚自习',
    LESSON,
    'companion-study',
    'D7',
    'review',
  ],
  ['D05 自习室 that explains nothing', '免费自习室', NO_LESSON, 'companion-study', 'D7', 'review'],
  ['一对一', '名师1对1', LESSON, 'one-to-one', 'D4', 'counts-as-live-teaching'],
  ['一对一 without subject matter', '钢琴一对一', NO_LESSON, 'one-to-one', 'D4', 'none'],
  ['住家教师, a mere offer', '高端家政 住家教师', NO_LESSON, 'live-in-tutor', 'D1', 'review'],
  ['众筹私教', '众筹私教 拼课', { classification: null }, 'live-in-tutor', 'D1', 'review'],
  [
    'D06 思维训练营 that teaches equations',
    '思维训练营',
    LESSON,
    'non-subject-name',
    'D5',
    'counts-as-live-teaching',
  ],
  [
    '素养 in doubt',
    '科学素养',
    { ...LESSON, classification: doubt },
    'non-subject-name',
    'D5',
    'review',
  ],
  [
    '国学 that teaches the textbook',
    '国学素养课',
    LESSON,
    'non-subject-name',
    'D5',
    'counts-as-live-teaching',
  ],
  ['研学', '云研学', LESSON, 'non-subject-name', 'D5', 'counts-as-live-teaching'],
  ['冬令营', '寒假冬令营', LESSON, 'non-subject-name', 'D5', 'counts-as-live-teaching'],
  ['D07 编程课 with Scratch', '编程课', NO_LESSON, 'non-subject-name', 'D5', 'none'],
  [
    'D08 编程课 with contest maths',
    '编程课',
    LESSON,
    'non-subject-name',
    'D5',
    'counts-as-live-teaching',
  ],
  ['家庭教育指导 to parents', '家庭教育指导', LESSON, 'parent-guidance', 'D5', 'review'],
  [
    '家庭教育指导 with pupils',
    '家庭教育指导',
    { ...LESSON, pupilsPresent: true },
    'parent-guidance',
    'D5',
    'counts-as-live-teaching',
  ],
  ['学习方法课 without subject matter', '学习方法课', NO_LESSON, 'parent-guidance', 'D5', 'none'],
  [
    '试听, 61 s',
    '免费试听',
    { time: time(90, 61, 61), classification: maths },
    'trial-lesson',
    'D7',
    'counts-as-live-teaching',
  ],
  [
    '试听, 60 s',
    '免费试听',
    { time: time(90, 60, 60), classification: maths },
    'trial-lesson',
    'D7',
    'review',
  ],
  ['带货 of lessons', '课程专场 小黄车', NO_LESSON, 'trial-lesson', 'D7', 'review'],
  ['咨询 that teaches', '教育咨询', LESSON, 'consulting-name', 'D1', 'counts-as-live-teaching'],
  ['在职教师', '重点中学在职老师', LESSON, 'in-service-teacher', 'D2', 'review'],
  ['meeting', '腾讯会议号 见群公告', LESSON, 'meeting-room', 'D6', 'counts-as-live-teaching'],
]
