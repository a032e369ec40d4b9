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
import type { Reason, RowReader } from './row-reader.ts'

const ADDRESS = /^https?:\/\/[^\s/]+/i
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i

const NO_PLATFORM: Reason = [
  `应为 ${CALLED_PLATFORMS.join('、')}`,
  `one of ${CALLED_PLATFORMS.join(', ')}`,
]
const NO_ADDRESS: Reason = ['不是完整的网络地址', 'no complete address']
const NO_DOMAIN: Reason = [
  '云直播须填推流域名',
  'a live cloud needs the domain that is published to',
]
const NOT_WHOLE: Reason = [
  '切断接口、应用名、流名须一并填写',
  'the cut target needs its address, application and stream together',
]

const platformOf = (text: string): CalledPlatform | null =>
  CALLED_PLATFORMS.find((one) => one === text.trim().toLowerCase()) ?? null

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

/**
 * What can cut the room's stream, from four columns; without a platform it is a node-media-server, as it was in sheets
 * of earlier versions. A platform that is written letters has no columns: what is registered stays.
 */
export function readCutTarget(reader: RowReader, before: CutTarget | null): CutTarget | null {
  const typed = {
    platform: reader.parsed('cutPlatform', NO_PLATFORM, platformOf),
    place: reader.text('cutApiUrl'),
    app: reader.text('cutApp'),
    stream: reader.text('cutStream'),
  }
  if (Object.values(typed).every((one) => one === undefined)) return before
  const known = before !== null && isCalled(before) ? before : undefined
  const {
    place = known === undefined ? undefined : placeOf(known),
    app = known?.app,
    stream = known?.stream,
  } = typed
  const given = [place, app, stream].filter((one) => typeof one === 'string')
  if (given.length === 0) return null
  if (typeof place !== 'string' || typeof app !== 'string' || typeof stream !== 'string') {
    reader.reject('cutApiUrl', NOT_WHOLE)
    return null
  }
  const platform = typed.platform ?? known?.platform ?? 'node-media-server'
  const target = targetAt(platform, place, { app, stream })
  if (!('reason' in target)) {
    const { vhost } = known !== undefined && 'vhost' in known ? known : {}
    return vhost === undefined || !('apiUrl' in target) || target.platform === 'webhook'
      ? target
      : { ...target, vhost }
  }
  reader.reject('cutApiUrl', target.reason)
  return null
}
