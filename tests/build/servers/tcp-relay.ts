import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * What becomes of the line: everything passes; every connection breaks and none can be made; connections stand, and nothing
 * passes on them.
 */
type Line = 'open' | 'broken' | 'silent'

/** Where the line goes: with a request that never arrives, or with the answer to one that did. */
type Strike = {
  /** How the request begins. */
  readonly at: string
  readonly lose: 'request' | 'answer'
  readonly line: Exclude<Line, 'open'>
}

export type TcpRelay = {
  readonly url: string
  readonly line: () => Line
  become(line: Line): void
  /** Once, at the next such request. */
  strikeAt(strike: Strike): void
  /** How often a request that begins so has arrived. */
  arrived(beginning: string): number
  close(): Promise<void>
}

type Pair = { readonly near: Socket; readonly far: Socket; answerIsLost: boolean }

/** When one end goes so does the other, if `goesOn` says that the line tells it. */
function join({ near, far }: Pair, goesOn: () => boolean): void {
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.on('error', () => {})
    one.on('close', () => {
      if (goesOn()) other.destroy()
    })
  }
}

/** Bytes pass between somebody on loopback and one port there, until the line is cut. Whole requests come in one piece. */
export async function openTcpRelay(port: number): Promise<TcpRelay> {
  const pairs = new Set<Pair>()
  const requests: string[] = []
  let line: Line = 'open'
  let armed: Strike | null = null

  const breakOff = ({ near, far }: Pair): void => {
    near.resetAndDestroy()
    far.destroy()
  }

  function become(next: Line): void {
    // What was lost on a silent line does not come later.
    const breaks = next === 'broken' || (next === 'open' && line === 'silent')
    line = next
    if (breaks) for (const pair of pairs) breakOff(pair)
  }

  function strike(): void {
    const struck = armed
    armed = null
    if (struck !== null) become(struck.line)
  }

  function onRequest(pair: Pair, chunk: Buffer): void {
    if (line !== 'open') return
    const text = chunk.toString('latin1')
    const isIt = armed !== null && text.startsWith(armed.at)
    if (isIt && armed?.lose === 'request') {
      strike()
      return
    }
    requests.push(text.slice(0, 200))
    pair.answerIsLost = isIt
    pair.far.write(chunk)
  }

  function onAnswer(pair: Pair, chunk: Buffer): void {
    if (pair.answerIsLost) {
      pair.answerIsLost = false
      strike()
    } else if (line === 'open') pair.near.write(chunk)
  }

  const server = createServer((near) => {
    if (line === 'broken') return void near.resetAndDestroy()
    const pair: Pair = { near, far: connect(port, '127.0.0.1'), answerIsLost: false }
    pairs.add(pair)
    const { far } = pair
    near.on('data', (chunk) => onRequest(pair, chunk))
    far.on('data', (chunk) => onAnswer(pair, chunk))
    join(pair, () => pairs.delete(pair) && line !== 'silent')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    line: () => line,
    become,
    strikeAt: (next) => {
      armed = next
    },
    arrived: (beginning) => requests.filter((text) => text.startsWith(beginning)).length,
    close: async () => {
      for (const pair of [...pairs]) breakOff(pair)
      server.close()
      await once(server, 'close')
    },
  }
}
