/**
 * Why a room could not be seen. Closed: a new reason is added here, to docs/errors.md and to the dashboard's words.
 * None of these is ever read as "clean".
 */
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
export type UnseenReason = (typeof UNSEEN_REASONS)[number]

/**
 * Nobody looked at all: the platform's budget had no turn for the room (`budget`), or we had no place to look from (`late`).
 * Neither is a look: it counts as none and makes no room younger.
 */
export const isUnlooked = (reason: UnseenReason | null): reason is 'budget' | 'late' =>
  reason === 'budget' || reason === 'late'
