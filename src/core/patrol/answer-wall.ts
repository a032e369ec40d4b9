import type { UnseenReason } from './unseen-reason.ts'

/** What an HTTP answer that is no media shows of why it is none. */
export type AnswerSigns = {
  readonly status: number
  /** Path of the address it came from in the end. */
  readonly path: string
  /** Its first characters, whatever they are: a page, JSON, plain words. */
  readonly text: string
}

type Wall = Extract<UnseenReason, 'risk-control' | 'geo-blocked' | 'login-wall'>

/** RFC 6585 §4 (429), and the codes with which bilibili (412), others (418) and EdgeOne (567) turn programs away. */
const RISK_STATUSES = [412, 418, 429, 567]
/** RFC 7725: unavailable for legal reasons, which is how platforms say "not in your country". */
const PLACE_STATUS = 451

const RISK_PATH = /\/(captcha|verify|verification|challenge|punish|antibot|riskcontrol|waf)\b/i
const PLACE_PATH =
  /\/(geo-?(block|restrict)\w*|region-?(block|restrict|limit)\w*|area-?limit\w*)\b/i
const LOGIN_PATH = /\/(login|signin|sign-in|passport|sso|oauth2?|auth)(\/|\.|$)/i

const RISK_WORDS =
  /安全验证|滑动验证|拖动滑块|人机验证|完成验证|风控|请求被拦截|访问被(阻断|拦截)|(访问|操作|请求)(过于|太)频繁|系统检测到.{0,12}异常|unusual traffic|are you (a )?(human|robot)|just a moment\.\.\.|checking your browser|cf-chl|captcha|geetest|acw_sc__v2|RGV587_ERROR|_____tmd_____|too many requests|"code"\s*:\s*-(352|412)\b/i
const PLACE_WORDS =
  /(所在|该|您的)(的)?(国家|地区|区域).{0,12}(无法|不能|不可|暂不|限制)|(地区|区域)限制|not available in your (country|region|location|area)|block access from your country|error code:? 1009|geo-?(blocked|restricted)|"code"\s*:\s*-10403\b/i
const LOGIN_WORDS =
  /请先?登录|(账号|用户)?未登录|登录后(才能|可|即可|继续)?(观看|查看|进入)?|扫码登录|验证码登录|手机号登录|need(s)? (to )?log ?in|not logged in|login required|sign in to|log in to (watch|continue)|"code"\s*:\s*-101\b/i

/** Program text hides Chinese words behind escapes. */
const unescaped = (text: string): string =>
  text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )

/**
 * The wall that an answer is part of, by its status, its address and its words; `null` when it is none that is known.
 * Signs of the platform's own defence come first: a page that asks for a captcha often mentions logging in as well.
 */
export function wallOfAnswer(signs: AnswerSigns): Wall | null {
  const { path } = signs
  const text = unescaped(signs.text)
  if (signs.status === PLACE_STATUS) return 'geo-blocked'
  if (RISK_STATUSES.includes(signs.status) || RISK_PATH.test(path)) return 'risk-control'
  if (PLACE_PATH.test(path) || PLACE_WORDS.test(text)) return 'geo-blocked'
  if (RISK_WORDS.test(text)) return 'risk-control'
  return LOGIN_PATH.test(path) || LOGIN_WORDS.test(text) ? 'login-wall' : null
}
