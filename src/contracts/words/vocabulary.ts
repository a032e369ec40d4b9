/**
 * The closed lists of words on the wire. Written out here because the contract stands alone: the browser imports it.
 * A unit test keeps them equal to those of the domain.
 */
export const ACTORS = [
  'licensed-online-subject',
  'licensed-online-non-subject',
  'licensed-offline-subject',
  'licensed-non-subject',
  'unlicensed',
  'school',
  'platform',
] as const

export const STAGES = ['preschool', 'compulsory', 'senior-high', 'adult'] as const

/** The seven key contents of the plan (docs/rules.md §3.3), KC1 to KC7 in this order. */
export const OBJECT_KINDS = [
  'unlicensed-institution',
  'licensed-institution',
  'third-party-platform',
  'advertisement-place',
  'technical-support',
  'matchmaker',
  'school-net-school',
] as const

export const LICENCE_PAPER_STATES = ['valid', 'suspended', 'revoked', 'cancelled'] as const

export const TEACHING_PLACES = ['online', 'offline'] as const

export const CONVERSION_STATES = [
  'not-applied',
  'pending',
  'approved',
  'rejected',
  'ended',
] as const

export const NET_SCHOOL_MEASURES = ['manage', 'correct', 'clean-up'] as const

export const CLASSIFIED_STAGES = [
  'preschool',
  'primary',
  'junior',
  'senior',
  'adult',
  'unknown',
] as const

export const CONTENTS = ['subject', 'non-subject'] as const

export const SUBJECTS = [
  'CHN',
  'MAT',
  'ENG',
  'JPN',
  'RUS',
  'PHY',
  'CHE',
  'BIO',
  'POL',
  'HIS',
  'GEO',
] as const

export const CLASSIFICATION_LABELS = ['subject', 'non-subject', 'unsure'] as const

export const DIMENSIONS = ['purpose', 'content', 'manner', 'evaluation'] as const

export const DAY_KINDS = [
  'school-day',
  'adjusted-workday',
  'rest-day',
  'statutory-holiday',
  'arranged-day-off',
  'winter-vacation',
  'summer-vacation',
  'vacation-gap',
  'local-break',
  'childrens-day',
  'unknown',
] as const

export const VERDICTS = ['permitted', 'review', 'forbidden'] as const

export const VERDICT_BASES = ['direct', 'by-reference', 'project-default'] as const

export const KEY_PERIODS = ['winter-first-week', 'pre-spring-week'] as const

export const RULE_CODES = [
  'CAL-STAT',
  'CAL-ADJOFF',
  'CAL-REST',
  'CAL-VAC',
  'CAL-VAC-GAP',
  'CAL-LOCAL',
  'CAL-CHILD',
  'CAL-PROV',
  'CAL-UNKNOWN',
  'TOD-SCHOOL',
  'TOD-SOFT',
  'TOD-END21',
  'TOD-NIGHT',
  'TOD-EARLY',
  'CLS-LEN30',
  'CLS-GAP10',
  'STG-PRE',
  'STG-HS-REF',
  'STG-HS-21',
  'ACT-NOLIC',
  'ACT-SCOPE',
  'ACT-STATUS',
  'ACT-SCHOOL',
] as const

/** Rules about objects and duties that are no teaching. */
export const DUTY_CODES = [
  'OBJ-TRAFFIC',
  'OBJ-ADVERT',
  'OBJ-SUPPORT',
  'OBJ-BROKER',
  'OPS-RETAIN',
  'OPS-FILING',
  'EVD-LOGS',
] as const

export const AGGRAVATION_CODES = ['ACT-TEACHER', 'AGG-REPEAT'] as const

export const CARD_MARKS = ['reminder', 'yellow', 'red'] as const

export const KEY_CONTENTS = ['KC1', 'KC2', 'KC3', 'KC4', 'KC5', 'KC6', 'KC7'] as const

export const PROMOTION_ACTS = ['traffic', 'advertisement', 'comment', 'brokering'] as const

export const KEPT_MATERIALS = ['live-video', 'content'] as const

export const FILING_KINDS = [
  'icp',
  'app',
  'miniProgram',
  'telecom',
  'publicSecurity',
  'educationApp',
] as const

export const DEPARTMENTS = ['EDU-P', 'EDU-C', 'EDU-D', 'CAC', 'PSB', 'CA', 'SAMR', 'PLT'] as const

export const MEASURES = [
  'M02',
  'M03',
  'M04',
  'M05',
  'M06',
  'M07',
  'M08',
  'M09',
  'M10',
  'M12',
  'M13',
] as const

export const PRECONDITIONS = ['determination', 'refusal-proof', 'transfer-file'] as const

export const VIOLATION_STATUSES = [
  'suspected',
  'confirmed',
  'dismissed',
  'disposed',
  'closed',
] as const

export const ENFORCEMENT_STEPS = [
  'clue',
  'verify',
  'determine',
  'dispose',
  'feedback',
  'archive',
] as const

export const VIOLATION_END_REASONS = [
  'off-air',
  'quiet',
  'permitted-time',
  'cut',
  'withdrawn',
] as const

/** Why a person is to decide, besides what the rules say. */
export const VERDICT_REASONS = ['speech-without-text', 'leaning'] as const

export const ALERT_STATUSES = ['raised', 'acknowledged', 'resolved'] as const

export const ALERT_LEVELS = ['notice', 'warning', 'critical'] as const

export const ROOM_STATES = [
  'off-air',
  'clean',
  'suspect',
  'violating',
  'unseen',
  'unknown',
] as const

export const UNSEEN_REASONS = [
  'refused',
  'timeout',
  'dns',
  'tls',
  'http-4xx',
  'http-5xx',
  'redirect-loop',
  'not-media',
  'empty',
  'encrypted',
  'audio-only',
  'black',
  'frozen',
  'ended',
  'login-wall',
  'geo-blocked',
  'risk-control',
  'blocked-address',
  'bad-address',
  'decoder-failed',
  'browser-failed',
  'recogniser-failed',
  'not-kept',
  'reader-failed',
  'budget',
  'late',
] as const

/** Names of the server-sent events of `/api/v1/events`. */
export const EVENT_NAMES = [
  'violation.opened',
  'violation.extended',
  'violation.ended',
  'violation.changed',
  'alert.raised',
  'alert.changed',
  'cut.changed',
  'room.changed',
  'coverage.changed',
  'system.changed',
] as const

/** How much attention a room is given; left out on a room: ordinary. */
export const ROOM_TIERS = ['key', 'ordinary', 'low'] as const

/** Kinds of time that a sweep may keep to. */
export const WINDOW_KINDS = [
  'holiday',
  'weekend',
  'curfew',
  'school-hours',
  'vacation',
  'winter-first-week',
  'week-before-spring',
] as const

export const RUN_STATES = ['running', 'paused', 'stopped', 'finished'] as const
export const RUN_KINDS = ['scheduled', 'manual'] as const

/** Why a room is watched, or is not. */
export const WATCH_REASONS = [
  'watched',
  'waiting',
  'overdue',
  'unseen',
  'platform-closed',
  'budget',
  'late',
  'load-shed',
  'archived',
  'no-address',
  'no-sweep',
  'sweep-off',
  'not-its-window',
  'permitted-now',
] as const

/** What a sweep has to do with a room right now. */
export const SWEEP_STANDINGS = ['has-it', 'also', 'off', 'not-its-time', 'out-of-scope'] as const

/** What a sweep picks rooms by. */
export const SCOPE_PARTS = ['region', 'stage', 'platform', 'kind', 'tier', 'tag'] as const
