import { isIP } from 'node:net'
import { hostname } from 'node:os'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from './fault-reply.ts'

const SETTING = 'XUNCHA_PUBLIC_ADDRESS'

/** `patrol.example.cn:8443` → `patrol.example.cn`, `[::1]:8080` → `::1`; `null` for what is no host and port. */
export function nameIn(host: string): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^\s:@/?#[\]\\]+))(?::\d{1,5})?$/i.exec(host)
  const name = match?.[1] ?? match?.[2]
  return name === undefined ? null : name.toLowerCase().replace(/\.$/, '')
}

/**
 * Whether a request to this name may be meant for us. A page of a stranger can have its own name point to our address (DNS
 * rebinding) and then speaks to us from the same origin; names that nobody can register cannot be turned so: addresses,
 * loopback names, names without a dot (of a container, of the machine), and what the settings call ours.
 */
export function isOwnName(name: string, own: readonly string[]): boolean {
  return (
    isIP(name) !== 0 ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    !name.includes('.') ||
    own.includes(name)
  )
}

/** The name of the request: `Host`, in HTTP/2 `:authority`. Not what a proxy says: anybody on the machine may be one. */
export function hostOf({ raw }: FastifyRequest): string | undefined {
  const authority = raw.headers[':authority']
  return typeof authority === 'string' ? authority : raw.headers.host
}

/** Requests to a name that is not ours are refused with what to set, whatever their route. */
export function installOwnNames(app: FastifyInstance, publicOrigin: string | null): void {
  const machine = hostname().toLowerCase()
  const own = publicOrigin === null ? [machine] : [machine, new URL(publicOrigin).hostname]
  app.addHook('onRequest', async (request) => {
    const host = hostOf(request)
    // Browsers always name it; probes of old proxies speak HTTP/1.0 and do not.
    if (host === undefined && request.raw.httpVersion === '1.0') return
    const name = nameIn(host ?? '')
    if (name === null) {
      refuse(
        'bad-request',
        '缺少或错误的 Host 请求头。The Host header is missing or wrong.',
        'host',
      )
    }
    if (isOwnName(name, own)) return
    refuse(
      'bad-request',
      `本程序不以“${name}”这个名字提供服务；如果这是值守人员打开的名字，请设置 ${SETTING}。This program is not known by the name "${name}"; if officers open it by that name, set ${SETTING}.`,
      'host',
    )
  })
}
