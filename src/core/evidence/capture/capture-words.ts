import type { Instant } from '../../time/instant.ts'
import type { CaptureItemName, CaptureWords } from '../../violations/captured-item.ts'

/** What each line of the list is called. */
export const CAPTURE_NAMES: Readonly<Record<CaptureItemName, CaptureWords>> = {
  'media-before': { zh: '起点前 1 分钟原始媒体', en: 'raw media of the minute before the start' },
  'media-after': { zh: '起点后 2 分钟原始媒体', en: 'raw media of two minutes from the start' },
  frames: { zh: '画面截图', en: 'pictures of the stream' },
  sound: { zh: '声音片段', en: 'sound' },
  'page-screenshot': { zh: '页面截图', en: 'screenshot of the page' },
  'page-text': { zh: '页面文字', en: 'text of the page' },
  chat: { zh: '聊天与弹幕', en: 'chat' },
  headers: { zh: 'HTTP 头', en: 'HTTP headers' },
  addresses: { zh: '解析所得地址', en: 'resolved addresses' },
  certificate: { zh: 'TLS 证书', en: 'TLS certificate' },
  versions: { zh: '工具与模型版本', en: 'versions of tools and models' },
  clock: { zh: '时钟偏差与不确定度', en: 'offset of the clock, with its uncertainty' },
  calendar: { zh: '日历依据', en: 'calendar day with its sources' },
  rule: { zh: '规则与版本', en: 'rule and its version' },
}

/** Why raw media is missing, as far as it is not a matter of time. */
export const MEDIA_TROUBLES = {
  off: {
    zh: '本程序设为不留原始媒体（XUNCHA_CAPTURE_ROOMS=0）',
    en: 'this installation is set to keep no raw media (XUNCHA_CAPTURE_ROOMS=0)',
  },
  crowded: {
    zh: '同时留存的直播间已达上限（XUNCHA_CAPTURE_ROOMS），本间未能留存',
    en: 'as many rooms as may be (XUNCHA_CAPTURE_ROOMS) were being captured already',
  },
  budget: {
    zh: '平台的访问预算不允许再开一个连接',
    en: 'the budget of the platform allowed no further connection',
  },
  'disk-full': {
    zh: '磁盘空间不足，停止留存原始媒体；巡查照常',
    en: 'the disk was full: capturing stopped, the patrol went on',
  },
  'too-large': {
    zh: '已达留存字节上限（XUNCHA_CAPTURE_MEGABYTES），其后未留存',
    en: 'the bound on bytes (XUNCHA_CAPTURE_MEGABYTES) was reached; nothing was kept after it',
  },
  'player-only': {
    zh: '只能在页面播放器里看到，没有可取的媒体地址',
    en: 'it is seen in the player of the page only: there is no address to take media from',
  },
  recording: {
    zh: '看到的是录播文件而非直播流，其地址与画面已留存',
    en: 'it is a recorded file, no live stream; its address and pictures are kept',
  },
  protocol: {
    zh: '这种协议的流不留原始媒体',
    en: 'raw media is not kept of streams of this protocol',
  },
  refused: {
    zh: '取流被拒绝或地址不许访问',
    en: 'the stream was refused, or its address may not be reached',
  },
  ended: { zh: '流在此前已中断', en: 'the stream had broken off before' },
  'clip-failed': {
    zh: '这一段已收到，但未能封装成可播放的片段，原始数据留在采集它的机器上',
    en: 'it came, but no clip that plays could be made of it: the raw data stays on the machine that captured it',
  },
  'store-away': {
    zh: '取证存储当时写不进去，原始数据留在采集它的机器上',
    en: 'the evidence store could not be written to: the raw data stays on the machine that captured it',
  },
  interrupted: {
    zh: '留存途中程序中断，只收入已写完的片段',
    en: 'the program was interrupted while it captured: only pieces that were whole are kept',
  },
} as const satisfies Readonly<Record<string, CaptureWords>>
export type MediaTrouble = keyof typeof MEDIA_TROUBLES

/** What stood against raw media, and when; `to` is `null` while it does. */
export type DatedTrouble = {
  readonly trouble: MediaTrouble
  readonly from: Instant
  readonly to: Instant | null
}
