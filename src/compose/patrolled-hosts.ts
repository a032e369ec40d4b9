import { isIP } from 'node:net'
import { parsePrivateHosts } from '../adapters/egress/private-hosts.ts'
import type { Foundation } from './foundation.ts'

/** Whether the settings have the patrol visit a host although it is of a private network; names and addresses alike. */
export function patrolledHosts({ settings }: Pick<Foundation, 'settings'>) {
  const allowed = parsePrivateHosts(settings.egress.allowPrivateHosts)
  return (host: string): boolean =>
    allowed.permitsHost(host) || (isIP(host) !== 0 && allowed.permitsAddress(host))
}
