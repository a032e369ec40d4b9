import type { DisguiseCode, DisguiseKind } from './disguise.ts'

export type DisguiseEntry = {
  readonly code: DisguiseCode
  readonly zh: string
  readonly en: string
  /** Found in any piece of the page; the others only where the lesson is named (title, course list, else the text). */
  readonly anywhere?: true
  /** 教育部令53号第18条, where the article lists it. */
  readonly article: '（一）' | '（二）' | '（三）' | '（四）' | null
}

/** What disguises of docs/rules.md §3.1 and §3.2 are called here; the names they go by: `lexicons/names/disguises.tsv`. */
export const DISGUISES: Readonly<Record<DisguiseKind, DisguiseEntry>> = {
  'answering-questions': {
    code: 'D7',
    zh: '线上答疑',
    en: 'online answering of questions',
    article: '（一）',
  },
  'live-as-recording': {
    code: 'D3',
    zh: '直播变录播',
    en: 'live lesson sent as a recording',
    article: '（四）',
  },
  'companion-study': {
    code: 'D7',
    zh: '线上伴学',
    en: 'online companion study',
    article: '（一）',
  },
  'one-to-one': {
    code: 'D4',
    zh: '一对一、一对多',
    en: 'one to one',
    article: '（二）',
  },
  'live-in-tutor': {
    code: 'D1',
    zh: '住家教师、众筹私教',
    en: 'live-in tutor, tutor paid by several families',
    anywhere: true,
    article: '（三）',
  },
  'non-subject-name': {
    code: 'D5',
    zh: '以非学科名义（思维、素养、国学、研学、冬夏令营等）',
    en: 'a name that is no school subject',
    article: '（三）',
  },
  'parent-guidance': {
    code: 'D5',
    zh: '家庭教育指导、学习方法课',
    en: 'guidance for parents, how to learn',
    article: '（三）',
  },
  'trial-lesson': {
    code: 'D7',
    zh: '带货、试听中授课',
    en: 'teaching while selling or in a trial lesson',
    article: null,
  },
  'consulting-name': {
    code: 'D1',
    zh: '以咨询、文化传播、家政等名义',
    en: 'consulting, culture or household services by name',
    article: '（三）',
  },
  'in-service-teacher': {
    code: 'D2',
    zh: '在职教师有偿补课',
    en: 'a teacher in the service of a school teaches for money',
    anywhere: true,
    article: null,
  },
  'meeting-room': {
    code: 'D6',
    zh: '经即时通讯、网络会议开展',
    en: 'by messenger or meeting software',
    anywhere: true,
    article: '（一）',
  },
}
