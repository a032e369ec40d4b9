import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '../../contracts/problem.ts'
import type { Fault } from '../../core/fault.ts'
import { PROBLEM_TYPE, problemOf } from './error-handler.ts'

const wrong = (zh: string, en: string): Fault => ({
  code: 'bad-request',
  message: `${zh}。${en}.`,
})

const BAD_ADDRESS = wrong('地址写法有误', 'The address of the request is malformed')
const TOO_LONG = wrong('地址过长', 'The address of the request is too long')

/** What node's parser and its timers call what they met, as answers. */
const PARSER_FAULTS: Readonly<Record<string, { readonly status: number; readonly fault: Fault }>> =
  {
    HPE_HEADER_OVERFLOW: {
      status: 431,
      fault: wrong('请求头过大', 'The headers of the request are too large'),
    },
    HPE_CHUNK_EXTENSIONS_OVERFLOW: {
      status: 413,
      fault: wrong('分块扩展过大', 'The extensions of a chunk are too large'),
    },
    ERR_HTTP_REQUEST_TIMEOUT: {
      status: 408,
      fault: wrong('请求未在时限内传完', 'The request did not arrive in time'),
    },
    HPE_INVALID_METHOD: {
      status: 400,
      fault: wrong('请求方法无效', 'The method of the request is none of HTTP'),
    },
    HPE_INVALID_URL: {
      status: 400,
      fault: BAD_ADDRESS,
    },
  }

const UNREADABLE = {
  status: 400,
  fault: wrong('请求不符合 HTTP，无法读取', 'The request is no HTTP that can be read'),
} as const

/** A whole answer for a connection that no request could be read from; it is closed after it. */
export function rawAnswer(problem: Problem, more: readonly string[] = []): string {
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    ...more,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

function answerRaw(socket: Socket, fault: Fault, status: number): void {
  if (socket.writable) socket.write(rawAnswer(problemOf(fault, randomUUID(), status)))
  socket.destroySoon()
}

/** What fastify finds before there is a route, and what node's parser refuses: for `fastify(options)`. */
export const RAW_PROBLEM_OPTIONS = {
  frameworkErrors(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const status = error.statusCode ?? 400
    const fault = status === 414 ? TOO_LONG : BAD_ADDRESS
    void reply
      .code(status)
      .type(PROBLEM_TYPE)
      .send(problemOf(fault, request.id, status))
  },
  clientErrorHandler(error: Error & { readonly code?: string }, socket: Socket): void {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const { status, fault } = PARSER_FAULTS[error.code ?? ''] ?? UNREADABLE
    answerRaw(socket, fault, status)
  },
} as const

const NO_TUNNEL = wrong('这里不是代理，不接受 CONNECT', 'This is no proxy; CONNECT is refused')
const NO_EXPECTATION = wrong(
  '不支持请求头 Expect 的要求',
  'What the Expect header asks is not known',
)

/** Where node would close the connection or answer without a body. */
export function answerOddRequests({ server }: FastifyInstance): void {
  server.on('connect', (_request: IncomingMessage, socket: Socket) =>
    answerRaw(socket, NO_TUNNEL, 405),
  )
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.stringify(problemOf(NO_EXPECTATION, randomUUID(), 417))
    const length = Buffer.byteLength(body)
    response.writeHead(417, { 'content-type': PROBLEM_TYPE, 'content-length': length }).end(body)
  })
}
