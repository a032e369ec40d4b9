import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { connect, type DetailedPeerCertificate, type PeerCertificate } from 'node:tls'
import type { AddressFacts, SeenCertificate } from '../../core/evidence/capture/learned-facts.ts'
import type { AddressReader } from '../../ports/capture/address-reader.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress, PinnedAddress } from '../../ports/egress.ts'
import type { Resolve } from './guard.ts'
import { parseTarget } from './parse-target.ts'

export type AddressReaderNeeds = {
  readonly egress: Pick<Egress, 'check' | 'get'>
  readonly clock: Pick<Clock, 'now'>
  /** Name resolution; the system's when left out. */
  readonly resolve?: Resolve
}

const ENCRYPTED: Readonly<Record<string, number>> = { 'https:': 443, 'rtmps:': 443, 'rtsps:': 322 }
const PLAIN: Readonly<Record<string, number>> = { 'http:': 80, 'rtmp:': 1935, 'rtsp:': 554 }

const resolveBySystem: Resolve = async (host) =>
  (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address)

/** `CN=live.example, O=…`, as a certificate names somebody. */
const nameOf = (parties: PeerCertificate['subject'] | undefined): string =>
  Object.entries(parties ?? {})
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join('+') : String(value)}`)
    .join(', ')

type Shown = Pick<AddressFacts, 'certificate' | 'certificateWhy'>

const seenOf = (
  certificate: DetailedPeerCertificate | PeerCertificate,
  distrusted: string | null,
): SeenCertificate => ({
  fingerprint: certificate.fingerprint256,
  subject: nameOf(certificate.subject),
  issuer: nameOf(certificate.issuer),
  validFrom: certificate.valid_from,
  validTo: certificate.valid_to,
  distrusted,
})

/** A connection that says nothing: what is trusted is told, not decided by, since the certificate is evidence either way. */
function certificateOf(
  { address, host }: PinnedAddress,
  port: number,
  signal: AbortSignal,
): Promise<Shown> {
  return new Promise((resolve) => {
    const named = isIP(host) === 0 ? { servername: host } : {}
    const socket = connect({ host: address, port, rejectUnauthorized: false, ...named })
    const end = (shown: Shown): void => {
      signal.removeEventListener('abort', late)
      socket.destroy()
      resolve(shown)
    }
    const late = (): void => end({ certificate: null, certificateWhy: 'timeout' })
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate()
      // An error, whatever the types say; the name stands in `code` of some.
      const error: unknown = socket.authorizationError
      const distrusted = socket.authorized ? null : String(error)
      end(
        Object.keys(certificate).length === 0
          ? { certificate: null, certificateWhy: 'none was shown' }
          : { certificate: seenOf(certificate, distrusted), certificateWhy: null },
      )
    })
    socket.on('error', ({ message }) => end({ certificate: null, certificateWhy: message }))
    signal.addEventListener('abort', late, { once: true })
    if (signal.aborted) late()
  })
}

async function resolved(resolve: Resolve, host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host]
  try {
    return await resolve(host)
  } catch {
    // The guard, which resolves it as well, says why.
    return []
  }
}

/** Through the guard: where it lets nobody connect, nobody connects, and the names alone are told. */
export function createAddressReader(needs: AddressReaderNeeds): AddressReader {
  const { egress, clock, resolve = resolveBySystem } = needs

  async function answerOf(url: string, signal: AbortSignal) {
    const answer = await egress.get(url, { signal })
    if (answer.kind === 'refusal') return { answer: null, why: answer.detail }
    answer.discard()
    const { status, headers = {} } = answer
    return { answer: { status, headers }, why: null }
  }

  return {
    async read(url, signal) {
      const at = clock.now()
      const target = parseTarget(url)
      const scheme = target.kind === 'refusal' ? '' : target.url.protocol
      const encrypted = Object.hasOwn(ENCRYPTED, scheme)
      const speaksHttp = /^https?:$/.test(scheme)
      const about = { at, encrypted, speaksHttp }
      const nothing = { addresses: [], used: null, answer: null, certificate: null }
      if (target.kind === 'refusal') {
        const { detail } = target
        return { ...about, ...nothing, host: '', port: null, why: detail, certificateWhy: detail }
      }
      const { host } = target
      const port = target.url.port === '' ? (ENCRYPTED[scheme] ?? PLAIN[scheme]) : +target.url.port
      const place = { host, port: port ?? null }
      const [addresses, pinned] = await Promise.all([resolved(resolve, host), egress.check(url)])
      if (pinned.kind === 'refusal') {
        const { detail } = pinned
        return { ...about, ...nothing, ...place, addresses, why: detail, certificateWhy: detail }
      }
      const [answered, shown] = await Promise.all([
        speaksHttp ? answerOf(url, signal) : { answer: null, why: null },
        encrypted && port !== undefined
          ? certificateOf(pinned, port, signal)
          : { certificate: null, certificateWhy: null },
      ])
      return { ...about, ...place, addresses, used: pinned.address, ...answered, ...shown }
    },
  }
}
