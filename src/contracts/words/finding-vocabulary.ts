/** Closed lists of what is found about rooms; a unit test keeps them equal to those of the domain. */
export const DISGUISE_CODES = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7'] as const

export const DISGUISE_KINDS = [
  'answering-questions',
  'live-as-recording',
  'companion-study',
  'one-to-one',
  'live-in-tutor',
  'non-subject-name',
  'parent-guidance',
  'trial-lesson',
  'consulting-name',
  'in-service-teacher',
  'meeting-room',
] as const

export const NAME_SOURCES = [
  'room-title',
  'page-title',
  'course-list',
  'description',
  'announcement',
  'price',
  'teacher',
] as const

export const DISGUISE_DECISIONS = ['counts-as-live-teaching', 'review', 'none'] as const

export const CONTACT_KINDS = ['phone', 'wechat', 'qq'] as const

export const SOLICITATION_SOURCES = [
  'frame',
  'room-title',
  'title',
  'teacher',
  'description',
  'price',
  'course-list',
  'announcement',
  'chat',
] as const

export const SOLICITATION_SIGNALS = [
  'contact',
  'channel',
  'qr-code',
  'trial',
  'offer',
  'materials',
  'group-buy',
  'referral',
  'brokering',
] as const
