import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { errorCode } from '../../core/error-code.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'

/** Listens, or says in one sentence why not. Returns the address to open. */
export async function listen(
  server: FastifyInstance,
  host: string,
  port: number,
): Promise<Result<string>> {
  try {
    await server.listen({ host, port })
  } catch (error) {
    const code = errorCode(error) ?? String(error)
    return fail(
      'port-in-use',
      `无法监听 ${host}:${port}（${code}），请用 PORT 或 --port 换一个端口。Cannot listen on ${host}:${port} (${code}); choose another port.`,
      'PORT',
    )
  }
  const { address, port: actual } = server.server.address() as AddressInfo
  const shown = address.includes(':') ? `[${address}]` : address
  const scheme = 'setSecureContext' in server.server ? 'https' : 'http'
  return succeed(`${scheme}://${shown}:${actual}`)
}

/** Resolves when the program is asked to end. */
export const untilStopped = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve()
    else stop.addEventListener('abort', () => resolve(), { once: true })
  })
