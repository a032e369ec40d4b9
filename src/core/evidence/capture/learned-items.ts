import { formatInstant } from '../../time/instant.ts'
import type { CaptureFact, CaptureItem } from '../../violations/captured-item.ts'
import { captured, fact, missing } from './item-of.ts'
import type { AddressFacts, AddressUnasked, ClockOffset, PageFacts } from './learned-facts.ts'

/** Cookies let whoever holds them in: their values are kept by nobody. */
const withoutCookies = (name: string, value: string): string =>
  name === 'set-cookie' ? (value.split('=')[0] ?? '') : value

const LONGEST_HEADER = 500

const headerFacts = (headers: Readonly<Record<string, string>>): readonly CaptureFact[] =>
  Object.entries(headers)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => fact(name, name, withoutCookies(name, value).slice(0, LONGEST_HEADER)))

function headersItem({ at, answer, speaksHttp, why }: AddressFacts): CaptureItem {
  if (!speaksHttp) {
    return missing('headers', '该协议没有 HTTP 头', 'the protocol has no HTTP headers')
  }
  if (answer === null) {
    const detail = why ?? ''
    return missing('headers', `地址没有应答：${detail}`, `the address did not answer: ${detail}`)
  }
  const status = fact('状态码', 'status', String(answer.status))
  return captured('headers', at, [status, ...headerFacts(answer.headers)])
}

function addressesItem({ at, host, port, addresses, used, why }: AddressFacts): CaptureItem {
  if (addresses.length === 0) {
    const detail = why ?? ''
    return missing(
      'addresses',
      `域名没有解析成功：${detail}`,
      `the name did not resolve: ${detail}`,
    )
  }
  const name = port === null ? host : `${host}:${port}`
  return captured('addresses', at, [
    fact('主机', 'host', name),
    fact('解析所得', 'resolved to', addresses.join('、')),
    ...(used === null ? [] : [fact('实际连接', 'connected to', used)]),
  ])
}

function certificateItem({
  at,
  certificate,
  certificateWhy,
  encrypted,
}: AddressFacts): CaptureItem {
  if (!encrypted) {
    return missing('certificate', '地址未加密，没有证书', 'the address is not encrypted')
  }
  if (certificate === null) {
    const detail = certificateWhy ?? ''
    return missing('certificate', `没有取得证书：${detail}`, `no certificate was had: ${detail}`)
  }
  const { fingerprint, subject, issuer, validFrom, validTo, distrusted } = certificate
  return captured('certificate', at, [
    fact('SHA-256 指纹', 'SHA-256 fingerprint', fingerprint),
    fact('主体', 'subject', subject),
    fact('签发者', 'issuer', issuer),
    fact('有效期', 'validity', `${validFrom} – ${validTo}`),
    fact('校验', 'trusted', distrusted === null ? '通过' : `未通过：${distrusted}`),
  ])
}

const INTERRUPTED = {
  zh: '程序在询问之前中断',
  en: 'the program was interrupted before it asked',
} as const

/** Headers, resolved addresses, certificate. */
export function addressItems(facts: AddressFacts | AddressUnasked | null): readonly CaptureItem[] {
  if (facts !== null && !('unasked' in facts)) {
    return [headersItem(facts), addressesItem(facts), certificateItem(facts)]
  }
  const { zh, en } = facts?.unasked ?? INTERRUPTED
  return [missing('headers', zh, en), missing('addresses', zh, en), missing('certificate', zh, en)]
}

/** Screenshot, text, chat. */
export function pageItems(page: PageFacts): readonly CaptureItem[] {
  if (page.kind === 'none') {
    const [zh, en] = ['直播间没有登记页面', 'the room has no page on record'] as const
    return [
      missing('page-screenshot', zh, en),
      missing('page-text', zh, en),
      missing('chat', zh, en),
    ]
  }
  if (page.kind === 'unread') {
    const [zh, en] = [
      `页面没有打开：${page.detail}`,
      `the page did not open: ${page.detail}`,
    ] as const
    return [
      missing('page-screenshot', zh, en),
      missing('page-text', zh, en),
      missing('chat', zh, en),
    ]
  }
  const { screenshot, screenshotWhy, text, chat, chatLines } = page
  const { zh, en } = screenshotWhy ?? { zh: '没有截到图', en: 'none was taken' }
  return [
    screenshot === null
      ? missing('page-screenshot', zh, en)
      : captured('page-screenshot', screenshot.at, [], [screenshot.sha256]),
    text === null
      ? missing('page-text', '页面没有文字', 'the page has no text')
      : captured('page-text', text.at, [], [text.sha256]),
    chat === null
      ? missing('chat', '页面没有显示聊天', 'the page shows no chat')
      : captured('chat', chat.at, [fact('条数', 'lines', String(chatLines))], [chat.sha256]),
  ]
}

const inMilliseconds = (value: number): string => `${value.toFixed(1)} ms`

export function clockItem(clock: ClockOffset): CaptureItem {
  if (clock.kind === 'unset') {
    return missing(
      'clock',
      '未设时间源（XUNCHA_TIME_SOURCE），时间取自本机系统时钟',
      'no time source is set (XUNCHA_TIME_SOURCE): times are of the system clock',
    )
  }
  if (clock.kind === 'not-asked') return missing('clock', INTERRUPTED.zh, INTERRUPTED.en)
  if (clock.kind === 'unanswered') {
    const { source, detail } = clock
    return missing(
      'clock',
      `时间源 ${source} 没有应答：${detail}`,
      `the time source ${source} did not answer: ${detail}`,
    )
  }
  return captured('clock', clock.at, [
    fact('时间源', 'time source', `${clock.source}（层级 ${clock.stratum}）`),
    fact('询问时间', 'asked at', formatInstant(clock.at)),
    fact('偏差（时间源减本机）', 'offset (source minus ours)', inMilliseconds(clock.offset)),
    fact('不确定度', 'uncertainty', `± ${inMilliseconds(clock.uncertainty)}`),
  ])
}
