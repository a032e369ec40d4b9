import { chmod, rm } from 'node:fs/promises'
import { request } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { errorCode } from '../../core/error-code.ts'

export type ControlAnswer = { readonly status: number; readonly text: string }
export type ControlRequest = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body: Uint8Array | null
  readonly mediaType: string
}

/** A long import is still an answer; a frozen process is none. */
const ANSWER_MILLISECONDS = 600_000
const NOBODY = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'])

/** Asks the process that listens there; `null` when nobody does (also when one died and left its socket). */
export async function askOverSocket(
  socketPath: string,
  { method, path, body, mediaType }: ControlRequest,
): Promise<ControlAnswer | null> {
  const { promise, resolve, reject } = Promise.withResolvers<ControlAnswer | null>()
  const headers = body === null ? {} : { 'content-type': mediaType, 'content-length': body.length }
  const asked = request({ socketPath, method, path, headers }, (response) => {
    response.toArray().then(
      (chunks: Buffer[]) =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      reject,
    )
  })
  asked.setTimeout(ANSWER_MILLISECONDS, () => asked.destroy(new Error('no answer in ten minutes')))
  asked.on('error', (error) => (NOBODY.has(errorCode(error) ?? '') ? resolve(null) : reject(error)))
  asked.end(body ?? undefined)
  return await promise
}

/** Whether somebody listens there. */
const isAlive = async (socketPath: string): Promise<boolean> =>
  (await askOverSocket(socketPath, {
    method: 'GET',
    path: '/users',
    body: null,
    mediaType: '',
  }).catch(() => null)) !== null

/** Listens for the commands of this machine. Returns why not, when it cannot: another process does, or the path is too long. */
export async function listenOnSocket(
  app: FastifyInstance,
  socketPath: string,
): Promise<string | null> {
  if (await isAlive(socketPath)) return 'another process of this data folder takes them'
  await rm(socketPath, { force: true })
  try {
    await app.listen({ path: socketPath })
    await chmod(socketPath, 0o600)
    return null
  } catch (error) {
    return errorCode(error) ?? String(error)
  }
}
