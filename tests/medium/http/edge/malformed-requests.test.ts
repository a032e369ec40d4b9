import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { connect as connectTls } from 'node:tls'
import { expect, it } from 'vitest'
import { makeSelfSigned } from '../../../build/streams/self-signed.ts'
import { pool } from '../harness-pool.ts'
import type { HarnessChange } from '../http-harness.ts'

const start = pool()

type Transport = 'HTTP/1.1' | 'HTTP/1.1 in TLS'

const settingsOf = (transport: Transport): HarnessChange =>
  transport === 'HTTP/1.1' ? {} : { settings: { tls: makeSelfSigned() } }

/** What comes back on a connection of its own to bytes that no client library would send. */
async function send(transport: Transport, port: number, request: string): Promise<string> {
  const socket =
    transport === 'HTTP/1.1'
      ? connect({ host: '127.0.0.1', port })
      : connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false })
  const answer = text(socket)
  socket.write(request)
  return await answer
}

const H = 'Host: 127.0.0.1\r\nConnection: close\r\n'

const MALFORMED: readonly (readonly [name: string, request: string, status: number])[] = [
  ['an address with broken escapes', `GET /%zz HTTP/1.1\r\n${H}\r\n`, 400],
  ['such an address in the interface', `GET /api/v1/rooms/%E0%A4%A HTTP/1.1\r\n${H}\r\n`, 400],
  ['an address with a blank in it', `GET /a b HTTP/1.1\r\n${H}\r\n`, 400],
  ['headers beyond measure', `GET / HTTP/1.1\r\n${H}X: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
  [
    'a name of a path part beyond measure',
    `GET /api/v1/rooms/${'x'.repeat(9_000)} HTTP/1.1\r\n${H}\r\n`,
    414,
  ],
  ['a method that HTTP does not know', `FOO / HTTP/1.1\r\n${H}\r\n`, 400],
  ['a method that we do not know', `PROPFIND /api/v1/rooms HTTP/1.1\r\n${H}\r\n`, 404],
  ['a tunnel', `CONNECT example.cn:443 HTTP/1.1\r\n${H}\r\n`, 405],
  ['a length that is no number', `POST / HTTP/1.1\r\n${H}Content-Length: x\r\n\r\n`, 400],
  ['two lengths', `POST / HTTP/1.1\r\n${H}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400],
  [
    'a length and chunks',
    `POST / HTTP/1.1\r\n${H}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
    400,
  ],
  ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['a host that is none', 'GET /healthz HTTP/1.1\r\nHost: a@b/c\r\nConnection: close\r\n\r\n', 400],
  ['an expectation that nobody knows', `GET / HTTP/1.1\r\n${H}Expect: miracles\r\n\r\n`, 417],
  ['no HTTP at all', '\u0016\u0003\u0001\u0002\r\n\r\n', 400],
]

const EVERYWHERE = (['HTTP/1.1', 'HTTP/1.1 in TLS'] as const).flatMap((transport) =>
  MALFORMED.map(([name, request, status]) => ({ name, transport, request, status })),
)

it.each(EVERYWHERE)(
  '$name, by $transport, is answered as a problem that says what is wrong',
  async ({ transport, request, status }) => {
    const { app } = await start(settingsOf(transport))
    const address = await app.listen({ host: '127.0.0.1', port: 0 })
    const port = Number(new URL(address).port)
    const answer = await send(transport, port, request)
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    expect(JSON.parse(body)).toMatchObject({
      status,
      detail: expect.stringMatching(/[一-龥].*[a-z]/),
      requestId: expect.stringMatching(/./),
    })
  },
)
