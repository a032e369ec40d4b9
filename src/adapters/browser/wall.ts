import { wallOfAnswer } from '../../core/patrol/answer-wall.ts'
import type { PageSign, PlatformRule } from '../../core/patrol/platform-rule.ts'
import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'

export type WallSigns = {
  /** HTTP status of the page. */
  readonly status: number
  readonly url: string
  readonly title: string
  readonly text: string
  readonly asksForPassword: boolean
}

const LOGIN_PATH = /\/(login|signin|sign-in|passport|sso|oauth|auth)(\/|\.|\?|$)/i

/** A wall says little besides; a long page that mentions logging in is a page. */
const WALL_CHARACTERS = 600

export const isLongForAWall = (text: string): boolean => text.length > WALL_CHARACTERS

/** Whether a page that says little says this, by the platform's rule. */
export function hasSign(
  rule: PlatformRule,
  sign: PageSign,
  { text, title }: { readonly text: string; readonly title: string },
): boolean {
  if (isLongForAWall(text)) return false
  return rule.signs[sign]?.some((pattern) => pattern.test(text) || pattern.test(title)) ?? false
}

/**
 * Why a page without a player shows none: asked only when no media was found. The platform's own words come first, then
 * what answers of any kind say. `null`: no wall is recognised.
 */
export function recogniseWall(signs: WallSigns, rule: PlatformRule): UnseenReason | null {
  if (hasSign(rule, 'risk-control', signs)) return 'risk-control'
  if (hasSign(rule, 'geo-blocked', signs)) return 'geo-blocked'
  const path = URL.canParse(signs.url) ? new URL(signs.url).pathname : ''
  if (signs.asksForPassword || LOGIN_PATH.test(path)) return 'login-wall'
  if (hasSign(rule, 'login-wall', signs)) return 'login-wall'
  const says = !isLongForAWall(signs.text) ? `${signs.title}\n${signs.text}` : ''
  return wallOfAnswer({ status: signs.status, path: '', text: says })
}
