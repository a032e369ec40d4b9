/** What this browser says to notifications on the desktop. */
export type NoticeState = 'unsupported' | 'denied' | 'off' | 'on'

export type Asked = 'default' | 'denied' | 'granted' | null

/**
 * @param permission what the browser has been told; `null` where it has none
 * @param wanted whether the officer turned them on here
 */
export function noticeState(permission: Asked, wanted: boolean): NoticeState {
  if (permission === null) return 'unsupported'
  if (permission === 'denied') return 'denied'
  return wanted && permission === 'granted' ? 'on' : 'off'
}

/** Who looks at the page sees the news there; a second voice would only be noise. */
export const isToBeShown = (state: NoticeState, isLookedAt: boolean): boolean =>
  state === 'on' && !isLookedAt
