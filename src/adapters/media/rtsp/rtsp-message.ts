/** A message of the server (RTSP 1.0, RFC 2326 §4), or a packet between the messages (§10.12). */
export type RtspItem =
  | {
      readonly kind: 'response'
      readonly status: number
      readonly headers: RtspHeaders
      readonly body: string
    }
  | { readonly kind: 'request'; readonly method: string; readonly headers: RtspHeaders }
  | { readonly kind: 'packet'; readonly channel: number; readonly payload: Uint8Array }

/** Values by lower-case name, in order. */
export type RtspHeaders = ReadonlyMap<string, readonly string[]>

export const headerOf = (headers: RtspHeaders, name: string): string | null =>
  headers.get(name)?.[0] ?? null

const MAXIMUM_HEAD_BYTES = 32_768
const MAXIMUM_HEADERS = 100
const MAXIMUM_BODY_BYTES = 262_144
const DOLLAR = 0x24
const STATUS_LINE = /^RTSP\/\d\.\d (\d{3})/
const REQUEST_LINE = /^([A-Z_]{3,20}) \S+ RTSP\/\d\.\d/

function readHeaders(lines: readonly string[]): RtspHeaders {
  const headers = new Map<string, string[]>()
  for (const line of lines.slice(0, MAXIMUM_HEADERS)) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const values = headers.get(name) ?? []
    values.push(line.slice(colon + 1).trim())
    headers.set(name, values)
  }
  return headers
}

export type RtspReading = { readonly items: readonly RtspItem[]; readonly wrong: string | null }

/** Takes messages and packets out of a line, however they are cut. */
export class RtspReader {
  #pending: Buffer = Buffer.alloc(0)
  #wrong: string | null = null
  /** Bytes that are known to be needed before looking again is worth it. */
  #wanted = 0
  /** So far no end of the headers was found. */
  #searched = 0

  push(bytes: Uint8Array): RtspReading {
    this.#pending = Buffer.concat([this.#pending, bytes])
    const items: RtspItem[] = []
    for (let item = this.#step(); item !== null; item = this.#step()) items.push(item)
    return { items, wrong: this.#wrong }
  }

  #step(): RtspItem | null {
    // Empty lines between messages mean nothing.
    let at = 0
    while (this.#pending[at] === 13 || this.#pending[at] === 10) at += 1
    if (at > 0) this.#advance(at)
    if (this.#wrong !== null || this.#pending.length <= this.#wanted) return null
    return this.#pending[0] === DOLLAR ? this.#packet() : this.#message()
  }

  #packet(): RtspItem | null {
    if (this.#pending.length < 4) return null
    const end = 4 + this.#pending.readUInt16BE(2)
    if (this.#pending.length < end) return null
    const payload = this.#pending.subarray(4, end)
    const channel = this.#pending[1] ?? 0
    this.#advance(end)
    return { kind: 'packet', channel, payload }
  }

  #message(): RtspItem | null {
    const first = this.#pending.subarray(0, 8).toString('latin1')
    if (!/^[A-Z_]{1,8}/.test(first)) return this.#fail('the server speaks no RTSP')
    const size = this.#headSize()
    if (size === null) return null
    const [line = '', ...lines] = this.#pending.toString('latin1', 0, size).trim().split(/\r?\n/)
    const headers = readHeaders(lines)
    const length = Number(headerOf(headers, 'content-length') ?? 0)
    if (!(length >= 0 && length <= MAXIMUM_BODY_BYTES)) return this.#fail('a body too long')
    this.#wanted = size + length - 1
    if (this.#pending.length <= this.#wanted) return null
    const body = this.#pending.toString('utf8', size, size + length)
    this.#advance(size + length)
    return this.#read(line, headers, body)
  }

  /** Bytes up to and with the empty line; `null` while it has not come. */
  #headSize(): number | null {
    const from = Math.max(0, this.#searched - 3)
    const ends = ['\r\n\r\n', '\n\n'].flatMap((mark) => {
      const at = this.#pending.indexOf(mark, from, 'latin1')
      return at < 0 ? [] : [at + mark.length]
    })
    const size = ends.length === 0 ? null : Math.min(...ends)
    this.#searched = size === null ? this.#pending.length : 0
    return (size ?? this.#pending.length) > MAXIMUM_HEAD_BYTES
      ? this.#fail('headers without end')
      : size
  }

  #advance(bytes: number): void {
    this.#pending = this.#pending.subarray(bytes)
    this.#wanted = 0
    this.#searched = 0
  }

  #read(line: string, headers: RtspHeaders, body: string): RtspItem | null {
    const status = STATUS_LINE.exec(line)?.[1]
    if (status !== undefined) return { kind: 'response', status: Number(status), headers, body }
    const method = REQUEST_LINE.exec(line)?.[1]
    if (method !== undefined) return { kind: 'request', method, headers }
    return this.#fail(/^HTTP\//.test(line) ? 'the server speaks HTTP' : 'no line of RTSP')
  }

  #fail(detail: string): null {
    this.#wrong = detail
    return null
  }
}
