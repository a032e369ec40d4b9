import { connect } from 'node:net'
import type { PinnedAddress } from '../../ports/egress.ts'
import type { Unseen } from '../../ports/stream-viewer.ts'
import { within } from './deadline.ts'
import { type Look, type Sighting, sighting } from './sampling.ts'
import { reachedButUnseen, unseen, unseenOfRefusal } from './unseen.ts'

const RTMP_PORT = 1935
const RTMPS_PORT = 443

/** Is anyone listening? Tells "refused" and "hangs" apart before a process is spent on it. */
function knock(pinned: PinnedAddress, port: number, signal: AbortSignal): Promise<Unseen | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: pinned.address, port, signal })
    socket.once('connect', () => {
      socket.destroy()
      resolve(null)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      socket.destroy()
      const hangs = signal.aborted || error.code === 'ETIMEDOUT'
      resolve(unseen(hangs ? 'timeout' : 'refused', error.code ?? error.message))
    })
  })
}

/**
 * The address for ffmpeg, with the checked IP in place of the name, and the `tcUrl` by which the server still learns
 * the name (virtual hosts). The application is the first path segment, or the first two of three and more.
 */
export function pinRtmpUrl(url: URL, pinned: PinnedAddress): { url: string; tcUrl: string } {
  const host = pinned.family === 6 ? `[${pinned.address}]` : pinned.address
  const port = url.port === '' ? '' : `:${url.port}`
  const segments = url.pathname.split('/').filter((segment) => segment !== '')
  const application = segments.slice(0, segments.length >= 3 ? 2 : 1).join('/')
  return {
    url: `${url.protocol}//${host}${port}${url.pathname}${url.search}`,
    tcUrl: `${url.protocol}//${url.hostname}${port}/${application}`,
  }
}

/** One picture off an RTMP address. */
export async function sampleRtmp(look: Look, address: string): Promise<Sighting> {
  const late = {
    kind: 'refusal' as const,
    reason: 'timeout' as const,
    detail: 'resolving the name',
  }
  const pinned = await within(look.deadline, look.egress.check(address), late)
  if (pinned.kind === 'refusal') return unseenOfRefusal(pinned)
  const url = new URL(address.trim())
  const standard = url.protocol === 'rtmps:' ? RTMPS_PORT : RTMP_PORT
  const port = url.port === '' ? standard : Number(url.port)
  const refused = await knock(pinned, port, look.deadline.signal)
  if (refused !== null) return refused
  const input = { kind: 'rtmp' as const, ...pinRtmpUrl(url, pinned) }
  const outcome = await look.decoder.decode(input, null, 'short', look.deadline)
  return outcome.kind === 'frame'
    ? sighting('rtmp', address.trim(), outcome.frame, outcome.report)
    : reachedButUnseen(outcome.reason, outcome.detail)
}
