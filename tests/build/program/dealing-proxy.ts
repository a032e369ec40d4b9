import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export type DealingProxy = {
  readonly url: string
  /** What each node answered so far, by its place in the list. */
  readonly answers: readonly (readonly number[])[]
  close(): void
}

/** A reverse proxy that deals requests out to `nodes` in turn and says by `x-test-client` whom they come from. */
export async function openDealingProxy(nodes: readonly string[]): Promise<DealingProxy> {
  const answers: readonly number[][] = nodes.map(() => [])
  let dealt = 0
  const server = createServer((asked, answer) => {
    const turn = dealt % nodes.length
    dealt += 1
    const { 'x-test-client': client = '', ...headers } = asked.headers
    const { hostname, port } = new URL(nodes[turn] ?? '')
    const passed = request(
      {
        hostname,
        port,
        path: asked.url,
        method: asked.method,
        headers: { ...headers, 'x-forwarded-for': client },
      },
      (given) => {
        answers[turn]?.push(given.statusCode ?? 0)
        answer.writeHead(given.statusCode ?? 502, given.headers)
        given.pipe(answer)
      },
    )
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
