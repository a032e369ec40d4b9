import { BlockList, isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { HttpSettings } from '../dependencies.ts'
import { refuse } from '../fault-reply.ts'

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** What a proxy tells of whom it asks for; who is not believed may have made it up, but a scraper sends none. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const

/** @returns whether the figures are for who asks: this machine itself, or who is named. */
function createReaders(named: readonly string[]): (request: FastifyRequest) => boolean {
  const list = new BlockList()
  for (const one of ['127.0.0.0/8', '::1', ...named]) {
    const [address = '', prefix] = one.split('/')
    if (prefix === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(prefix), familyOf(address))
  }
  return (request) => {
    const { ip } = request
    // A proxy that nobody named asks from this machine for whoever is outside.
    const hides =
      ip === request.socket.remoteAddress && FORWARDED.some((name) => name in request.headers)
    return !hides && isIP(ip) !== 0 && list.check(ip, familyOf(ip))
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
      '指标只给本机；其他机器须写进设置 XUNCHA_METRICS_FROM。Metrics are for this machine alone; name others in the setting XUNCHA_METRICS_FROM.',
      'XUNCHA_METRICS_FROM',
    )
  }
}
