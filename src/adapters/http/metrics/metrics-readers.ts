import { BlockList, isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { HttpSettings } from '../dependencies.ts'
import { refuse } from '../fault-reply.ts'
import { hostOf, nameIn } from '../own-names.ts'

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** What a proxy tells of whom it asks for; who is not believed may have made it up, but a scraper sends none. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const

const OWN_MACHINE = ['127.0.0.0/8', '::1']

/** @returns whether an address is one of these, or of these networks. */
function createList(places: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const one of places) {
    const [address = '', prefix] = one.split('/')
    if (prefix === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(prefix), familyOf(address))
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address))
}

/** @returns whether the figures are for who asks: this machine itself, or who is named. */
function createReaders(named: readonly string[]): (request: FastifyRequest) => boolean {
  const isNamed = createList(named)
  const isOwn = createList(OWN_MACHINE)
  /**
   * A proxy on this machine may tell nothing of whom it asks for. Who is on this machine asks it by a name of its own, not by
   * the one that officers type, and speaks a newer HTTP than nginx does unless it is told to.
   */
  const asksItself = (request: FastifyRequest): boolean => {
    const name = nameIn(hostOf(request) ?? '') ?? ''
    return request.raw.httpVersion !== '1.0' && (isOwn(name) || /^(.+\.)?localhost$/.test(name))
  }
  return (request) => {
    const { ip } = request
    // A proxy that nobody named asks from this machine for whoever is outside.
    const hides =
      ip === request.socket.remoteAddress && FORWARDED.some((name) => name in request.headers)
    return !hides && (isNamed(ip) || (isOwn(ip) && asksItself(request)))
  }
}

/** Refuses the figures to strangers: how many rooms, cases and cuts there are is nobody else's. */
export function metricsGuard({
  metricsReaders = [],
}: Pick<HttpSettings, 'metricsReaders'>): (request: FastifyRequest) => void {
  const mayRead = createReaders(metricsReaders)
  return (request) => {
    if (mayRead(request)) return
    refuse(
      'not-allowed',
      '指标只给本机（访问 localhost 或 127.0.0.1，HTTP/1.1）；其他机器须写进设置 XUNCHA_METRICS_FROM。Metrics are for this machine alone (ask localhost or 127.0.0.1 over HTTP/1.1); name others in the setting XUNCHA_METRICS_FROM.',
      'XUNCHA_METRICS_FROM',
    )
  }
}
