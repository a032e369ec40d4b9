import { bracketed } from '../../../core/bracketed.ts'
import type { MediaTrouble } from '../../../core/evidence/capture/capture-words.ts'
import type { Egress } from '../../../ports/egress.ts'
import { parseRtmpAddress } from '../rtmp/rtmp-address.ts'

/** How ffmpeg is started to hand on a stream as it comes. */
export type CaptureStart = {
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) xuncha-patrol'
/** A server that says nothing for so long is gone, microseconds. */
const SILENCE = ['-rw_timeout', '20000000']
const QUIET = ['-hide_banner', '-nostats', '-nostdin', '-loglevel', 'error']
/** What is in a stream is found out within three seconds of it, which are kept. */
const PROBING = ['-probesize', '5000000', '-analyzeduration', '3000000']
/** `-c copy`: not one packet is decoded. Of several renditions ffmpeg takes the best. */
const AS_IT_COMES = ['-sn', '-dn', '-c', 'copy', '-f', 'mpegts', '-flush_packets', '1', 'pipe:1']
/** Everything that a playlist leads to goes through the proxy of the guard, too; no file is opened. */
const WEB = 'http,https,httpproxy,tls,tcp,crypto,data'

async function ofWeb(url: string, egress: Pick<Egress, 'proxyUrl'>): Promise<CaptureStart> {
  const proxy = await egress.proxyUrl()
  return {
    args: [
      ...QUIET,
      ...['-protocol_whitelist', WEB, ...SILENCE, '-user_agent', USER_AGENT],
      ...PROBING,
      ...['-i', url, ...AS_IT_COMES],
    ],
    environment: { http_proxy: proxy, MALLOC_ARENA_MAX: '1' },
  }
}

const RTMP_PORT = '1935'
/** Connects to the address that the guard found, and to no name. */
async function ofRtmp(
  url: string,
  egress: Pick<Egress, 'check'>,
): Promise<CaptureStart | MediaTrouble> {
  const asked = parseRtmpAddress(url)
  if (asked === null) return 'refused'
  const pinned = await egress.check(asked.url)
  if (pinned.kind === 'refusal') return 'refused'
  const { port } = new URL(asked.url)
  const place = `${bracketed(pinned.address)}:${port === '' ? RTMP_PORT : port}`
  return {
    args: [
      ...QUIET,
      ...['-protocol_whitelist', 'rtmp,tcp', ...SILENCE, '-rtmp_live', 'live'],
      ...PROBING,
      ...['-rtmp_tcurl', asked.tcUrl, '-rtmp_app', asked.app, '-rtmp_playpath', asked.stream],
      ...['-i', `rtmp://${place}/${asked.app}/${asked.stream}`, ...AS_IT_COMES],
    ],
    environment: { MALLOC_ARENA_MAX: '1' },
  }
}

/** As the address asks for, or why a stream of its kind is not captured. */
export async function captureStart(
  url: string,
  egress: Pick<Egress, 'check' | 'proxyUrl'>,
): Promise<CaptureStart | MediaTrouble> {
  if (/^https?:/i.test(url)) return await ofWeb(url, egress)
  return /^rtmp:/i.test(url) ? await ofRtmp(url, egress) : 'protocol'
}
