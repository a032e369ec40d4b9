import {
  CALLED_PLATFORMS,
  type CalledPlatform,
  type CalledTarget,
  CLOUD_PLATFORMS,
  type CutTarget,
  isCalled,
  placeOf,
  SERVER_PLATFORMS,
} from '../../core/registry/cut-target.ts'
import type { Reason, RowReader, Typed } from './row-reader.ts'

const ADDRESS = /^https?:\/\/[^\s/]+/i
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i

type Platform = CutTarget['platform']
const PLATFORMS: readonly Platform[] = [...CALLED_PLATFORMS, 'letter']
/** As offices call them. */
const NAMES: Readonly<Record<string, Platform>> = {
  公函: 'letter',
  发函: 'letter',
  腾讯云: 'tencent-css',
  腾讯云直播: 'tencent-css',
  阿里云: 'aliyun-live',
  阿里云直播: 'aliyun-live',
}

const NO_PLATFORM: Reason = [
  `应为 ${PLATFORMS.join('、')}（公函）`,
  `one of ${PLATFORMS.join(', ')}`,
]
const NO_ADDRESS: Reason = ['不是完整的网络地址', 'no complete address']
const NO_DOMAIN: Reason = [
  '云直播须填推流域名',
  'a live cloud needs the domain that is published to',
]
const NOT_WHOLE: Reason = [
  '阻断接口、应用名、流名须一并填写，此格未填',
  'the cut target needs its address, application and stream together; this cell is blank',
]
const NO_LETTER: Reason = [
  '公函须一并填写收函单位与平台账号，此格未填',
  'a letter needs its addressee and the account together; this cell is blank',
]

const platformOf = (text: string): Platform | null => {
  const typed = text.trim().toLowerCase()
  return PLATFORMS.find((one) => one === typed) ?? NAMES[typed] ?? null
}

const cloudOf = (platform: CalledPlatform) => CLOUD_PLATFORMS.find((one) => one === platform)

type Stream = { readonly app: string; readonly stream: string }

function targetAt(
  platform: CalledPlatform,
  place: string,
  stream: Stream,
): CalledTarget | { readonly reason: Reason } {
  const cloud = cloudOf(platform)
  if (cloud !== undefined) {
    return DOMAIN.test(place)
      ? { platform: cloud, domain: place.toLowerCase(), ...stream }
      : { reason: NO_DOMAIN }
  }
  if (!ADDRESS.test(place)) return { reason: NO_ADDRESS }
  const server = SERVER_PLATFORMS.find((one) => one === platform)
  return { platform: server ?? 'webhook', apiUrl: place, ...stream }
}

/** What belongs together, each from its column; what is not there is rejected at its own column. */
function whole<Name extends string>(
  reader: RowReader,
  parts: Readonly<Record<Name, readonly [field: string, typed: Typed<string>]>>,
  reason: Reason,
): Readonly<Record<Name, string>> | null {
  const all: readonly (readonly [string, readonly [string, Typed<string>]])[] =
    Object.entries(parts)
  const there = all.flatMap(([name, [, typed]]) =>
    typeof typed === 'string' ? [[name, typed] as const] : [],
  )
  if (there.length === all.length) {
    return Object.fromEntries(there) as Readonly<Record<Name, string>>
  }
  for (const [, [field, typed]] of all) if (typeof typed !== 'string') reader.reject(field, reason)
  return null
}

const lettersOf = (reader: RowReader) => ({
  addressee: reader.text('letterAddressee'),
  account: reader.text('letterAccount'),
})

function readLetter(
  reader: RowReader,
  typed: ReturnType<typeof lettersOf>,
  before: CutTarget | null,
): CutTarget | null {
  const known = before?.platform === 'letter' ? before : undefined
  const { addressee = known?.addressee, account = known?.account } = typed
  const found = whole(
    reader,
    { addressee: ['letterAddressee', addressee], account: ['letterAccount', account] },
    NO_LETTER,
  )
  return found === null ? null : { platform: 'letter', ...found }
}

const callsOf = (reader: RowReader) => ({
  place: reader.text('cutApiUrl'),
  app: reader.text('cutApp'),
  stream: reader.text('cutStream'),
})

function readCalled(
  reader: RowReader,
  typed: ReturnType<typeof callsOf>,
  named: CalledPlatform | undefined,
  before: CutTarget | null,
): CalledTarget | null {
  const known = before !== null && isCalled(before) ? before : undefined
  const {
    place = known === undefined ? undefined : placeOf(known),
    app = known?.app,
    stream = known?.stream,
  } = typed
  if (named === undefined && [place, app, stream].every((one) => typeof one !== 'string')) {
    return null
  }
  const found = whole(
    reader,
    { place: ['cutApiUrl', place], app: ['cutApp', app], stream: ['cutStream', stream] },
    NOT_WHOLE,
  )
  if (found === null) return null
  const target = targetAt(named ?? known?.platform ?? 'node-media-server', found.place, {
    app: found.app,
    stream: found.stream,
  })
  if (!('reason' in target)) {
    const { vhost } = known !== undefined && 'vhost' in known ? known : {}
    return vhost === undefined || !('apiUrl' in target) || target.platform === 'webhook'
      ? target
      : { ...target, vhost }
  }
  reader.reject('cutApiUrl', target.reason)
  return null
}

/**
 * What can cut the room's stream, or whom to write to; without a platform it is a node-media-server, as it was in sheets
 * of earlier versions.
 */
export function readCutTarget(reader: RowReader, before: CutTarget | null): CutTarget | null {
  const rejections = reader.rejections()
  const platform = reader.parsed('cutPlatform', NO_PLATFORM, platformOf)
  // What belongs to a platform that nobody knows cannot be judged.
  if (reader.rejections() > rejections) return null
  const letters = lettersOf(reader)
  const calls = callsOf(reader)
  const isSaid = (typed: object): boolean => Object.values(typed).some((one) => one !== undefined)
  if (platform === undefined && !isSaid(letters) && !isSaid(calls)) return before
  if (platform === 'letter' || (platform === undefined && !isSaid(calls))) {
    return readLetter(reader, letters, before)
  }
  return readCalled(reader, calls, platform ?? undefined, before)
}
