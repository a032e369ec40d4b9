import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { BanList } from '../../../src/adapters/platforms/asked-bans.ts'

/** A publish authentication with its ban list in memory, as the program serves it from the database. */
export async function startBanHook(): Promise<{
  readonly url: string
  readonly bans: BanList
  readonly close: () => Promise<void>
}> {
  const banned = new Set<string>()
  const question = z.object({ action: z.literal('prePublish'), app: z.string(), name: z.string() })
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { app, name } = question.parse(JSON.parse(Buffer.concat(parts).toString('utf8')))
      response.writeHead(banned.has(`${app}/${name}`) ? 403 : 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/publish`,
    bans: {
      add: async ({ app, stream }) => void banned.add(`${app}/${stream}`),
      remove: async ({ app, stream }) => banned.delete(`${app}/${stream}`),
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
