/** Words of cuts and their proof, as the wire has them. A unit test keeps them equal to those of the domain. */
export const CUT_STATES = [
  'requested',
  'not-approved',
  'approved',
  'sent',
  'accepted',
  'verified',
  'cached-tail',
  'accepted-unverified',
  'refused',
  'failed',
  'cannot-verify',
  'came-back',
  'came-back-elsewhere',
  'held',
  'undone',
] as const

export const APPROVAL_GROUNDS = ['rule', 'fuse', 'cooling-off'] as const

export const HIT_KINDS = ['same-stream', 'same-address', 'same-app'] as const

export const ORDER_KINDS = ['manual', 'automatic'] as const

export const AUTOMATIC_STATES = ['countdown', 'stopped', 'ordered', 'lapsed', 'given-up'] as const

export const CUT_STEPS = ['guard', 'ban', 'kick', 'unban'] as const

export const CUT_STEP_OUTCOMES = ['accepted', 'refused', 'unreachable', 'changed'] as const

export const CUT_FINDINGS = ['gone', 'live', 'cached', 'unknown'] as const

export const SERVER_PLATFORMS = [
  'node-media-server',
  'srs',
  'nginx-rtmp',
  'mediamtx',
  'zlmediakit',
] as const

export const CLOUD_PLATFORMS = ['tencent-css', 'aliyun-live'] as const

/** Whatever can be told by a call to end a stream. */
export const CALLED_PLATFORMS = [...SERVER_PLATFORMS, ...CLOUD_PLATFORMS, 'webhook'] as const

export const AUTOMATIC_MODES = ['off', 'shadow', 'on'] as const

export const DROPS = ['session', 'stream', 'none'] as const

export const FORBIDS = ['kept-there', 'asks-us', 'none'] as const
