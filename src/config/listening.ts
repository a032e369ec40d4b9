import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { allOf, fail, type Result, succeed } from '../core/fault.ts'
import { type Environment, readText } from './environment.ts'

/** Where API and dashboard listen, and what stands before them. */
export type ListeningSettings = {
  readonly host: string
  readonly port: number
  /** Whether somebody chose the port. */
  readonly portGiven: boolean
  /** `https://patrol.example.cn`: what officers type; `null`: whatever name the program was asked by. */
  readonly publicOrigin: string | null
  /** Addresses and networks whose `X-Forwarded-*` is believed; nobody else's is. */
  readonly trustedProxies: readonly string[]
  /** Addresses and networks that may read `/metrics`, besides this machine. */
  readonly metricsReaders: readonly string[]
  /** PEM files; `null`: plain HTTP. */
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null
}

const PORT = z.coerce.number().int().min(0).max(65_535)
const ADDRESS_NAME = 'XUNCHA_PUBLIC_ADDRESS'
const PROXIES_NAME = 'XUNCHA_TRUSTED_PROXIES'
const METRICS_NAME = 'XUNCHA_METRICS_FROM'
const CERTIFICATE_NAME = 'XUNCHA_TLS_CERTIFICATE_FILE'
const KEY_NAME = 'XUNCHA_TLS_KEY_FILE'

const wrong = (name: string, zh: string, en: string): Result<never> =>
  fail('setting-invalid', `设置 ${name} 无效：${zh}。Setting ${name} is invalid: ${en}.`, name)

/** Scheme, name and port alone: a path would not be served, a password would end in logs. */
function readPublicOrigin(environment: Environment): Result<string | null> {
  const text = readText(environment, ADDRESS_NAME)
  if (text === null) return succeed(null)
  const url = URL.canParse(text) ? new URL(text) : null
  const plain =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === '' &&
    url.pathname === '/'
  return plain
    ? succeed(url.origin)
    : wrong(
        ADDRESS_NAME,
        '应为值守人员打开的 http(s) 地址，不带路径和账号，如 https://patrol.example.cn',
        'use the http(s) address that officers open, without path or account, e.g. https://patrol.example.cn',
      )
}

/** The shortest prefixes that one office may own; anything wider means "believe anybody". */
const WIDEST = { 4: 8, 6: 16 } as const

function isPlace(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const family = isIP(address)
  if (family !== 4 && family !== 6) return false
  if (prefix === undefined) return true
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1
  return more.length === 0 && bits >= WIDEST[family] && bits <= (family === 4 ? 32 : 128)
}

type Asker = { readonly zh: string; readonly en: string }
const PROXY: Asker = { zh: '反向代理', en: 'a proxy' }
const SCRAPER: Asker = { zh: '监控机器', en: 'a monitoring machine' }

/** Machines that are let in for something, each by its address or network. */
function readMachines(
  environment: Environment,
  name: string,
  { zh, en }: Asker,
): Result<readonly string[]> {
  const parts = (readText(environment, name) ?? '')
    .split(/[,\s]+/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/^\[(.*)\]$/, '$1'))
  const bad = parts.find((part) => !isPlace(part))
  return bad === undefined
    ? succeed(parts)
    : wrong(
        name,
        `“${bad}” 不是${zh}的 IP 或网段（如 10.0.0.5、10.1.0.0/16），不能写 true、主机名或全网`,
        `"${bad}" is not the address or network of ${en} (such as 10.0.0.5, 10.1.0.0/16); true, host names and the whole net are refused`,
      )
}

/** The two files of a certificate; `null`: plain HTTP. */
export function readTls(
  environment: Environment,
  workingFolder: string,
): Result<ListeningSettings['tls']> {
  const certificate = readText(environment, CERTIFICATE_NAME)
  const key = readText(environment, KEY_NAME)
  if (certificate === null && key === null) return succeed(null)
  if (certificate === null || key === null) {
    const missing = certificate === null ? CERTIFICATE_NAME : KEY_NAME
    return wrong(missing, '证书与私钥须一起设置', `${CERTIFICATE_NAME} and ${KEY_NAME} go together`)
  }
  return succeed({
    certificateFile: resolve(workingFolder, certificate),
    keyFile: resolve(workingFolder, key),
  })
}

function readPort(environment: Environment): Result<number> {
  const port = PORT.safeParse(readText(environment, 'PORT') ?? '8080')
  return port.success
    ? succeed(port.data)
    : wrong('PORT', '请填 0 到 65535 的整数', 'use a whole number from 0 to 65535')
}

export function readListening(
  environment: Environment,
  workingFolder: string,
): Result<ListeningSettings> {
  const publicOrigin = readPublicOrigin(environment)
  const tls = readTls(environment, workingFolder)
  const plainOverTls =
    tls.ok && tls.value !== null && publicOrigin.ok && publicOrigin.value?.startsWith('http:')
  return allOf({
    host: succeed(readText(environment, 'HOST') ?? '127.0.0.1'),
    port: readPort(environment),
    portGiven: succeed(readText(environment, 'PORT') !== null),
    publicOrigin:
      plainOverTls === true
        ? wrong(
            ADDRESS_NAME,
            `设置了 ${CERTIFICATE_NAME} 就应以 https:// 开头`,
            `with ${CERTIFICATE_NAME} set it must start with https://`,
          )
        : publicOrigin,
    trustedProxies: readMachines(environment, PROXIES_NAME, PROXY),
    metricsReaders: readMachines(environment, METRICS_NAME, SCRAPER),
    tls,
  })
}

/** Whether browsers reach the program over TLS, be it ended here or by a proxy. */
export const isSecure = ({ publicOrigin, tls }: ListeningSettings): boolean =>
  tls !== null || publicOrigin?.startsWith('https:') === true

/** Somebody else ends TLS, but nobody's word on the clients' addresses is taken. */
export const hidesClients = ({ publicOrigin, tls, trustedProxies }: ListeningSettings): boolean =>
  publicOrigin?.startsWith('https:') === true && tls === null && trustedProxies.length === 0
