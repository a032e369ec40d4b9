import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Fault } from '../../../core/fault.ts'
import { problemOf } from '../error-handler.ts'
import { rawAnswer } from '../raw-problems.ts'

/** Every TLS connection begins with a record of this type (RFC 8446 § 5.1). */
const HANDSHAKE = 0x16
/** All methods of HTTP are capital letters. */
const isLetter = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a
/** For the first line to arrive, and for what was sent besides to be read away. */
const WAIT_MILLISECONDS = 10_000
const LONGEST_LINE = 8_192
/** Of a page, as a browser asks for it: characters of a path and query alone (RFC 3986 § 3.3). */
const PAGE = /^(?:GET|HEAD) (\/(?!\/|api\/)[\w\-.~!$&'()*+,;=:@%/?]*) HTTP\/1\.[01]$/

const faultOf = (publicOrigin: string | null): Fault => {
  const [zh, en] = publicOrigin === null ? ['', ''] : [`:${publicOrigin}`, `: ${publicOrigin}`]
  return {
    code: 'bad-request',
    message: `这个端口只接受 HTTPS，请用 https:// 打开${zh}。This port speaks HTTPS only, use https://${en}.`,
  }
}

/**
 * A page is sent on to its public address. A program is told that it is wrong: sent on, it would go on sending its token in
 * plain text first.
 */
function answerTo(line: string, publicOrigin: string | null): string {
  const path = PAGE.exec(line)?.[1]
  const leads = path !== undefined && publicOrigin !== null
  const problem = problemOf(faultOf(publicOrigin), randomUUID(), leads ? 308 : 400)
  return rawAnswer(problem, leads ? [`location: ${publicOrigin}${path}`] : [])
}

/** Answers once the first line is there, reads away what else was sent, so that the answer is not lost to a reset, and ends. */
function answerPlain(socket: Socket, publicOrigin: string | null): void {
  let text = ''
  const onData = (chunk: Buffer): void => {
    text += chunk.toString('latin1')
    const end = text.indexOf('\r\n')
    if (end < 0 && text.length < LONGEST_LINE) return
    socket.off('data', onData)
    socket.end(answerTo(end < 0 ? '' : text.slice(0, end), publicOrigin))
    socket.resume()
  }
  socket.on('data', onData)
  socket.resume()
}

/**
 * Lets a server of TLS answer plain HTTP on its port in words: node would reset the connection, and whoever left out the "s" sees
 * nothing. Looks at the first byte of each connection and hands all else over untouched.
 */
export function answerPlainHttp(app: FastifyInstance, publicOrigin: string | null): void {
  const { server } = app
  const waiting = new Set<Socket>()
  const begin = server.listeners('connection')
  server.removeAllListeners('connection')
  const handOver = (socket: Socket): void => {
    waiting.delete(socket)
    for (const listener of begin) listener.call(server, socket)
  }
  server.on('connection', (socket: Socket) => {
    const drop = (): void => void socket.destroy()
    waiting.add(socket)
    socket.on('error', drop).setTimeout(WAIT_MILLISECONDS, drop)
    socket.once('close', () => waiting.delete(socket))
    const look = (): void => {
      const first: Buffer | null = socket.read()
      if (first === null) return
      socket.off('readable', look)
      socket.unshift(first)
      const [byte = HANDSHAKE] = first
      if (isLetter(byte)) {
        answerPlain(socket, publicOrigin)
        return
      }
      socket.off('error', drop).setTimeout(0, drop).off('timeout', drop)
      handOver(socket)
    }
    socket.on('readable', look)
  })
  app.addHook('preClose', async () => {
    for (const socket of waiting) socket.destroy()
  })
}
