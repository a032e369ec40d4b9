import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'

export type WallSigns = {
  readonly url: string
  readonly text: string
  readonly asksForPassword: boolean
}

const LOGIN_PATH = /\/(login|signin|sign-in|passport|sso|oauth|auth)(\/|\.|\?|$)/i
const LOGIN_WORDS =
  /请先?登录|登录后(才能|可|即可|继续)?(观看|查看|进入)?|扫码登录|验证码登录|手机号登录|登录\/注册|sign in to|log in to (watch|continue)/i
const RISK_WORDS =
  /安全验证|滑动验证|拖动滑块|人机验证|完成验证|访问过于频繁|操作过于频繁|请求过于频繁|系统检测到.{0,12}异常|unusual traffic|are you (a )?(human|robot)|captcha/i
const PLACE_WORDS =
  /(所在|该)(的)?(国家|地区|区域).{0,12}(无法|不能|不可|暂不)|not available in your (country|region|location)/i

/** A wall says little besides; a long page that mentions logging in is a page. */
const WALL_CHARACTERS = 600

/** Why a page without a player shows none: asked only when no media was found. `null`: no wall is recognised. */
export function recogniseWall(signs: WallSigns): UnseenReason | null {
  const { text, url, asksForPassword } = signs
  const short = text.length <= WALL_CHARACTERS
  if (short && RISK_WORDS.test(text)) return 'risk-control'
  if (short && PLACE_WORDS.test(text)) return 'geo-blocked'
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  if (asksForPassword || LOGIN_PATH.test(path)) return 'login-wall'
  return short && LOGIN_WORDS.test(text) ? 'login-wall' : null
}
