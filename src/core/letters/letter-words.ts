import type { CardMark } from '../policy/verdict.ts'
import { formatInstant, type Instant } from '../time/instant.ts'
import type { EvidenceKind } from '../violations/evidence-piece.ts'

export const CARD_NAMES: Readonly<Record<CardMark, string>> = {
  reminder: '提醒',
  yellow: '黄牌警告',
  red: '红牌',
}

export const EVIDENCE_NAMES: Readonly<Record<EvidenceKind, string>> = {
  frame: '画面截图',
  clip: '音视频片段',
  page: '页面文字',
  text: '文字记录',
  context: '取证环境记录',
  screenshot: '页面截图',
  capture: '取证清单',
}

/** `2026年10月17日09时31分00秒(北京时间,UTC+08:00)`: whoever reads a letter must not have to know RFC 3339. */
export function inWords(instant: Instant): string {
  const [date = '', time = ''] = formatInstant(instant).split('T')
  const [year, month, day] = date.split('-')
  const [hour, minute, second] = time.slice(0, 8).split(':')
  return `${year}年${Number(month)}月${Number(day)}日${hour}时${minute}分${second}秒（北京时间，UTC+08:00）`
}

export const dayInWords = (instant: Instant): string => inWords(instant).replace(/日.*$/, '日')

/** `2026-10-17 09:31:00 +08:00`, for tables. */
export const inTable = (instant: Instant): string =>
  formatInstant(instant)
    .replace('T', ' ')
    .replace(/(\.\d+)?\+08:00$/, ' +08:00')
