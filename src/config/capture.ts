import { allOf, fail, type Result, succeed } from '../core/fault.ts'
import { type Environment, readText } from './environment.ts'
import { readCount } from './read-count.ts'

/** What is captured of suspect rooms besides pictures. */
export type CaptureSettings = {
  /** Rooms of which one process keeps raw media at once; 0: of none. */
  readonly rooms: number
  /** On disk, for all of them together. */
  readonly megabytes: number
  /** An NTP server; `null`: nobody is asked what time it is. */
  readonly timeSource: { readonly host: string; readonly port: number } | null
}

const USUAL_ROOMS = 4
const USUAL_MEGABYTES = 1_024
const NTP_PORT = 123

function readTimeSource(environment: Environment): Result<CaptureSettings['timeSource']> {
  const text = readText(environment, 'XUNCHA_TIME_SOURCE')
  if (text === null) return succeed(null)
  const [, six, name, port] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text) ?? []
  const host = six ?? name
  const number = port === undefined ? NTP_PORT : Number(port)
  if (host !== undefined && number >= 1 && number <= 65_535) {
    return succeed({ host, port: number })
  }
  return fail(
    'setting-invalid',
    '设置 XUNCHA_TIME_SOURCE 无效：应为 NTP 服务器的 HOST 或 HOST:PORT。Setting XUNCHA_TIME_SOURCE is invalid: use HOST or HOST:PORT of an NTP server.',
    'XUNCHA_TIME_SOURCE',
  )
}

export const readCapture = (environment: Environment): Result<CaptureSettings> =>
  allOf({
    rooms: readCount(environment, 'XUNCHA_CAPTURE_ROOMS', USUAL_ROOMS, [0, 100]),
    megabytes: readCount(environment, 'XUNCHA_CAPTURE_MEGABYTES', USUAL_MEGABYTES, [64, 100_000]),
    timeSource: readTimeSource(environment),
  })
