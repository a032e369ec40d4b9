import type { PageSign, PlatformRule } from '../../core/patrol/platform-rule.ts'
import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'

export type WallSigns = {
  readonly url: string
  readonly title: string
  readonly text: string
  readonly asksForPassword: boolean
}

const LOGIN_PATH = /\/(login|signin|sign-in|passport|sso|oauth|auth)(\/|\.|\?|$)/i

/** A wall says little besides; a long page that mentions logging in is a page. */
const WALL_CHARACTERS = 600

/** Whether a page that says little says this, by the platform's rule. */
export function hasSign(
  rule: PlatformRule,
  sign: PageSign,
  { text, title }: Pick<WallSigns, 'text' | 'title'>,
): boolean {
  if (text.length > WALL_CHARACTERS) return false
  return rule.signs[sign]?.some((pattern) => pattern.test(text) || pattern.test(title)) ?? false
}

/** Why a page without a player shows none: asked only when no media was found. `null`: no wall is recognised. */
export function recogniseWall(signs: WallSigns, rule: PlatformRule): UnseenReason | null {
  if (hasSign(rule, 'risk-control', signs)) return 'risk-control'
  if (hasSign(rule, 'geo-blocked', signs)) return 'geo-blocked'
  const path = URL.canParse(signs.url) ? new URL(signs.url).pathname : ''
  if (signs.asksForPassword || LOGIN_PATH.test(path)) return 'login-wall'
  return hasSign(rule, 'login-wall', signs) ? 'login-wall' : null
}
