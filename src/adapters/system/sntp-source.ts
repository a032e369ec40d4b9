import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { bracketed } from '../../core/bracketed.ts'
import type { ClockOffset } from '../../core/evidence/capture/learned-facts.ts'
import { readSntp, sntpRequest } from '../../core/time/sntp.ts'
import type { TimeSource } from '../../ports/capture/time-source.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'

export type SntpNeeds = {
  /** Host and port; `null`: none is set. */
  readonly source: { readonly host: string; readonly port: number } | null
  readonly egress: Pick<Egress, 'check'>
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
}

/** Asks a time server by SNTP (RFC 4330), one question a time, at the address that the guard lets through. */
export function createSntpSource({ source, egress, clock }: SntpNeeds): TimeSource {
  function question(
    address: string,
    port: number,
    signal: AbortSignal,
  ): Promise<Exclude<ClockOffset, { kind: 'unset' }>> {
    const name = `${address}:${port}`
    return new Promise((resolve) => {
      const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4')
      const mark = randomBytes(8)
      const at = clock.now()
      const began = clock.monotonic()
      const end = (offset: Exclude<ClockOffset, { kind: 'unset' }>): void => {
        signal.removeEventListener('abort', late)
        socket.close()
        resolve(offset)
      }
      const late = (): void => end({ kind: 'unanswered', source: name, detail: 'timeout' })
      socket.on('error', ({ message }) =>
        end({ kind: 'unanswered', source: name, detail: message }),
      )
      socket.on('message', (answer) => {
        const received = at + (clock.monotonic() - began)
        const read = readSntp(answer, { mark, sent: at, received })
        if (read !== null) end({ kind: 'offset', source: name, at, ...read })
      })
      signal.addEventListener('abort', late, { once: true })
      socket.send(sntpRequest(mark), port, address)
    })
  }

  return {
    async ask(signal) {
      if (source === null) return { kind: 'unset' }
      const { host, port } = source
      const name = `${host}:${port}`
      if (signal.aborted) return { kind: 'unanswered', source: name, detail: 'timeout' }
      const pinned = await egress.check(`http://${bracketed(host)}:${port}/`)
      if (pinned.kind === 'refusal') {
        return { kind: 'unanswered', source: name, detail: pinned.detail }
      }
      return { ...(await question(pinned.address, port, signal)), source: name }
    },
  }
}
