import type { Bilingual } from '../../../contracts/primitives.ts'
import type { UnseenReason } from '../../../core/patrol/unseen-reason.ts'

/** Why a room could not be seen. None of these means that it is clean. */
export const UNSEEN_WORDS: Readonly<Record<UnseenReason, Bilingual>> = {
  refused: { zh: '连接被拒绝', en: 'the connection was refused' },
  timeout: { zh: '超时，没有画面', en: 'no picture within the time limit' },
  dns: { zh: '域名无法解析', en: 'the host name does not resolve' },
  tls: { zh: '安全连接失败', en: 'the secure connection failed' },
  'http-4xx': { zh: '服务器拒绝访问（4xx）', en: 'the server refused access (4xx)' },
  'http-5xx': { zh: '服务器出错（5xx）', en: 'the server failed (5xx)' },
  'redirect-loop': { zh: '无休止的跳转', en: 'endless redirects' },
  'not-media': { zh: '不是音视频', en: 'not media' },
  empty: { zh: '空内容', en: 'an empty answer' },
  encrypted: { zh: '画面已加密', en: 'the pictures are encrypted' },
  'audio-only': { zh: '只有声音', en: 'sound only' },
  black: { zh: '黑屏', en: 'black picture' },
  frozen: { zh: '画面静止不动', en: 'frozen picture' },
  ended: { zh: '直播已结束', en: 'the stream has ended' },
  'login-wall': { zh: '须登录才能观看', en: 'a login is required' },
  'geo-blocked': { zh: '地区限制', en: 'blocked by region' },
  'risk-control': { zh: '被平台风控拦截', en: "stopped by the platform's risk control" },
  'blocked-address': {
    zh: '地址不允许访问（内网）',
    en: 'the address may not be visited (private)',
  },
  'bad-address': { zh: '地址有误', en: 'not a usable address' },
  'decoder-failed': { zh: '解码失败', en: 'the decoder failed' },
  'browser-failed': { zh: '浏览器失败', en: 'the browser failed' },
  'recogniser-failed': { zh: '文字识别失败', en: 'text recognition failed' },
  'not-kept': {
    zh: '数据库中断期间看过但没有记下',
    en: 'seen, but not kept while the database was away',
  },
  'reader-failed': { zh: '画面致读取进程崩溃', en: 'the picture crashed its reader' },
  budget: {
    zh: '平台限速，这段时间没有查看',
    en: "not looked at, to stay within the platform's budget",
  },
  late: {
    zh: '本系统巡查来不及，未能查看',
    en: 'not looked at: the patrol does not keep up',
  },
}
