import { type Duration, milliseconds, minutes } from '../../time/duration.ts'
import { formatInstant, type Instant } from '../../time/instant.ts'
import { type CheckFinding, unseen, wrong } from './check-report.ts'

/** What is kept of an anchor that one authority (RFC 3161) stamped, or is to stamp. */
export type AnchorStamp = {
  readonly anchor: number
  /** Its address. */
  readonly authority: string
  /** DER of the token with its certificates; `null`: not stamped yet. */
  readonly token: Uint8Array | null
  /** As the authority states. */
  readonly stampedAt: Instant | null
  readonly tries: number
  readonly triedAt: Instant | null
  /** Why it is not stamped; a fault and what is told of it behind a colon. */
  readonly trouble: string | null
}

type Words = { readonly zh: string; readonly en: string }

/** What can be amiss with an answer or a kept token. */
export const STAMP_FAULTS = {
  away: { zh: '没有应答', en: 'does not answer' },
  refused: { zh: '拒绝签发', en: 'refuses to stamp' },
  garbage: { zh: '应答不是时间戳', en: 'answers with what is no time stamp' },
  imprint: { zh: '时间戳所签的不是这个锚点', en: 'stamped something else than this anchor' },
  nonce: { zh: '应答不是对本次请求的', en: 'answered another request than this one' },
  policy: { zh: '签发策略不是所要求的', en: 'stamped under another policy than asked' },
  signature: { zh: '时间戳的签名不对', en: 'its signature does not hold' },
  signer: { zh: '时间戳没有指明其签名证书', en: 'its signing certificate is not the one it names' },
  purpose: { zh: '签名证书不是专用于时间戳的', en: 'its certificate is not for time stamps alone' },
  chain: { zh: '证书不通向所给的根证书', en: 'its certificate does not lead to a given root' },
  clock: { zh: '所签时间与本机时钟不符', en: 'states a time far from the clock here' },
} as const satisfies Readonly<Record<string, Words>>

export type StampFault = keyof typeof STAMP_FAULTS
export type StampTrouble = { readonly fault: StampFault; readonly detail: string }

export type ReadStamp =
  | { readonly ok: true; readonly token: Uint8Array; readonly stampedAt: Instant }
  | ({ readonly ok: false } & StampTrouble)

export const troubleText = ({ fault, detail }: StampTrouble): string => `${fault}:${detail}`

export function troubleOf(text: string): StampTrouble {
  const [fault = '', ...detail] = text.split(':')
  return fault in STAMP_FAULTS
    ? { fault: fault as StampFault, detail: detail.join(':') }
    : { fault: 'garbage', detail: text }
}

/** Down or unwilling, which passes; everything else is an answer that is not true. */
export const isUntrue = ({ fault }: StampTrouble): boolean =>
  fault !== 'away' && fault !== 'refused'

export function troubleWords({ fault, detail }: StampTrouble): Words {
  const { zh, en } = STAMP_FAULTS[fault]
  const behind = (open: string, close: string) => (detail === '' ? '' : `${open}${detail}${close}`)
  return { zh: `${zh}${behind('（', '）')}`, en: `${en}${behind(' (', ')')}` }
}

/** Host alone: behind it there may be a token, before it a password. */
export const authorityName = (authority: string): string => {
  const name = /^https?:\/\/(?:[^/?#]*@)?([^/?#]+)/.exec(authority)?.[1]
  return name ?? authority
}

/** Longer than that nobody is left alone. Ours. */
const PAUSE_AT_MOST = minutes(60)
const EXPONENT_AT_MOST = 10

/** After the first try a minute, then twice as long each time, an hour at most. */
export const stampPause = (tries: number): Duration =>
  milliseconds(
    Math.min(minutes(1) * 2 ** Math.min(Math.max(tries - 1, 0), EXPONENT_AT_MOST), PAUSE_AT_MOST),
  )

/** A little before the minute is up it is, too: ticks are not exact. */
const TICK_SLACK = 10_000

const isPast = (since: Instant | null, pause: Duration, now: Instant): boolean =>
  since === null || now < since || now - since >= pause - TICK_SLACK

/**
 * What to ask of one authority now: the anchor that still waits, until it is stamped; else the newest that is not stamped,
 * which speaks for all before it. `null`: nothing.
 */
export function stampDue(
  last: AnchorStamp | null,
  newest: number | null,
  every: Duration,
  now: Instant,
): { readonly anchor: number; readonly tries: number } | null {
  if (last !== null && last.token === null) {
    const { anchor, tries } = last
    return isPast(last.triedAt, stampPause(tries), now) ? { anchor, tries } : null
  }
  if (newest === null || newest <= (last?.anchor ?? 0)) return null
  return isPast(last?.triedAt ?? null, every, now) ? { anchor: newest, tries: 0 } : null
}

/** From what an authority states to what the clock says here. Ours: docs/decisions/0263. */
export const CLOCKS_APART_AT_MOST = minutes(5)

const stampWords = ({ anchor, authority }: AnchorStamp): Words => {
  const name = authorityName(authority)
  return {
    zh: `${name} 对第 ${anchor} 个锚点的时间戳`,
    en: `the stamp of ${name} on anchor ${anchor}`,
  }
}

/** What is found of one row: `read` is what its token says, `signedAt` when its anchor was signed; `null`: there is none. */
export function stampFindings(
  stamp: AnchorStamp,
  signedAt: Instant | null,
  read: ReadStamp | null,
): readonly CheckFinding[] {
  const { zh, en } = stampWords(stamp)
  if (signedAt === null) {
    return [wrong(`${zh}：没有这个锚点`, `${en}: there is no such anchor`)]
  }
  if (read === null) {
    if (stamp.trouble === null) {
      return [unseen(`${zh}没有了`, `${en} is gone: its row has none, and does not say why`)]
    }
    const why = troubleWords(troubleOf(stamp.trouble))
    return [unseen(`${zh}还没有取得：${why.zh}`, `${en} is still missing: ${why.en}`)]
  }
  if (!read.ok) {
    const why = troubleWords(read)
    return [wrong(`${zh}不对：${why.zh}`, `${en} is wrong: ${why.en}`)]
  }
  if (read.stampedAt >= signedAt - CLOCKS_APART_AT_MOST) return []
  const at = formatInstant(read.stampedAt)
  return [
    wrong(
      `${zh}（${at}）早于锚点自称的时间 ${formatInstant(signedAt)}`,
      `${en} (${at}) is older than what the anchor states, ${formatInstant(signedAt)}`,
    ),
  ]
}
