/** The head of an HTTP/1 answer, made such that a strict parser reads it as browsers and curl read the original. */

const LONGEST_HEAD = 65_536
const STATUS_LINE = /^(?:HTTP\/(\d)(?:\.\d)?|ICY)\s+(\d{3})(?:\s+(.*))?$/i
const NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i

/** Lines that begin with a blank go on the line before (obs-fold, RFC 9112 §5.2). */
const unfolded = (lines: readonly string[]): readonly string[] => {
  const whole: string[] = []
  for (const line of lines) {
    const last = whole.pop()
    if (last !== undefined && /^[ \t]/.test(line)) whole.push(`${last} ${line.trim()}`)
    else whole.push(...(last === undefined ? [line] : [last, line]))
  }
  return whole
}

/** Control characters end nothing and mean nothing. */
const withoutControls = (text: string): string =>
  [...text].filter((char) => char === '\t' || (char >= ' ' && char !== '\x7f')).join('')

type Field = { readonly name: string; readonly value: string }

function fieldOf(line: string): readonly Field[] {
  const at = line.indexOf(':')
  const name = line.slice(0, at).trim()
  if (at < 0 || !NAME.test(name)) return []
  return [
    {
      name,
      value: withoutControls(line.slice(at + 1)).trim(),
    },
  ]
}

const is = (name: string) => (field: Field) => field.name.toLowerCase() === name

/** One length where several agree; where the body comes in chunks, none (RFC 9112 §6.3). `null`: they contradict. */
function framing(fields: readonly Field[]): readonly Field[] | null {
  const others = fields.filter((field) => !is('content-length')(field) && !is('connection')(field))
  const coding = others.filter(is('transfer-encoding')).map(({ value }) => value.toLowerCase())
  const chunked = coding.some((value) => value.includes('chunked'))
  const rest = others.filter((field) => !is('transfer-encoding')(field))
  if (chunked) return [...rest, { name: 'Transfer-Encoding', value: 'chunked' }]
  const lengths = fields
    .filter(is('content-length'))
    .flatMap(({ value }) => value.split(',').map((one) => one.trim().replace(/^\+/, '')))
  const [length, ...more] = [...new Set(lengths)]
  if (more.length > 0) return null
  const usable = length !== undefined && /^\d{1,15}$/.test(length)
  return usable ? [...rest, { name: 'Content-Length', value: length }] : rest
}

function tidied(text: string): string | null {
  const [status = '', ...lines] = text.split(/\r?\n/)
  const [, version = '1', code, reason = ''] = STATUS_LINE.exec(status.trim()) ?? []
  if (code === undefined || version === '0') return null
  const fields = framing(unfolded(lines).flatMap(fieldOf))
  if (fields === null) return null
  const spoken = withoutControls(reason)
  const written = fields.map(({ name, value }) => `${name}: ${value}`)
  return [`HTTP/1.1 ${code} ${spoken}`, ...written, 'Connection: close', '', ''].join('\r\n')
}

/** Where a head ends: at an empty line, however its lines end. */
function endOfHead(bytes: Buffer): number {
  const text = bytes.toString('latin1')
  const match = /\r?\n\r?\n/.exec(text)
  return match === null ? -1 : match.index + match[0].length
}

/** The final head at the beginning of `held`, tidied, with what stands behind it; `null` while it is not whole. */
function takeHead(held: Buffer): { readonly head: Buffer; readonly rest: Buffer } | null {
  const from = /^[\r\n]*/.exec(held.toString('latin1', 0, 64))?.[0].length ?? 0
  const bytes = held.subarray(from)
  const end = endOfHead(bytes)
  if (end < 0) return null
  const text = bytes.toString('latin1', 0, end)
  const rest = bytes.subarray(end)
  if (/^HTTP\/1\.\d\s+1\d\d\b/i.test(text)) return takeHead(rest)
  const head = tidied(text)
  if (head === null) throw new Error('an answer that is no HTTP')
  return { head: Buffer.from(head, 'latin1'), rest }
}

/**
 * An answer whose head is tidied and whose body is as it came. Rejects where the head is none, contradicts itself or
 * does not end. Answers that announce another (1xx) are left out.
 */
export async function* tidyAnswer(socket: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0)
  let open = true
  for await (const chunk of socket) {
    if (!open) {
      yield chunk
      continue
    }
    held = Buffer.concat([held, chunk])
    const taken = takeHead(held)
    if (taken !== null) {
      open = false
      yield taken.head
      if (taken.rest.length > 0) yield taken.rest
    } else if (held.length > LONGEST_HEAD) throw new Error('a head without end')
  }
  if (open) throw new Error('the connection ended within the head')
}
