import { createServer, type Socket } from 'node:net'
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seconds } from '../../../src/core/time/duration.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  bytes,
  redirectTo,
  type StreamServer,
  startStreamServer,
} from '../../build/streams/stream-server.ts'

let seeing: Seeing
let server: StreamServer
let other: StreamServer
let media: MadeMedia

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startStreamServer()
  other = await startStreamServer('127.0.0.2')
  media = await makeMedia(seeing.processes)
})

afterAll(async () => {
  await seeing.close()
  await Promise.all([server.close(), other.close()])
})

const look = (url: string) => seeing.viewer.sample(url, { budget: seconds(20) })
const LIST = ['#EXTM3U', '#EXT-X-TARGETDURATION:2', '#EXT-X-MEDIA-SEQUENCE:9', '#EXTINF:2,'].join(
  '\n',
)
const segment = (): Uint8Array => media.segments[0] ?? new Uint8Array(0)

describe('cookies are kept within one look', () => {
  it('from the playlist to its segments, and forgotten afterwards', async () => {
    const told: (string | undefined)[] = []
    server.serve('/cookie/0.ts', (request, response) => {
      const enters = request.headers.cookie === 'pass=1'
      response.writeHead(enters ? 200 : 403).end(enters ? segment() : 'no')
    })
    const url = server.serve('/cookie/live.m3u8', (request, response) => {
      told.push(request.headers.cookie)
      response.writeHead(200, { 'set-cookie': 'pass=1; Path=/cookie' }).end(`${LIST}\n0.ts`)
    })
    expect((await look(url)).kind).toBe('frame')
    await look(url)
    expect(told, 'the next look begins without any').toEqual([undefined, undefined])
  })

  it('through a redirect to itself that only sets one', async () => {
    server.serve('/self/0.ts', bytes(segment()))
    const url = server.serve('/self/live.m3u8', (request, response) => {
      if (request.headers.cookie !== undefined) return response.end(`${LIST}\n0.ts`)
      const headers = { location: '/self/live.m3u8', 'set-cookie': 'seen=yes' }
      return response.writeHead(302, headers).end()
    })
    expect((await look(url)).kind).toBe('frame')
  })

  it('and never shown to another site', async () => {
    const shown: (string | undefined)[] = []
    const elsewhere = other.serve('/elsewhere/0.ts', (request, response) => {
      shown.push(request.headers.cookie)
      response.end(segment())
    })
    const url = server.serve('/away/live.m3u8', (_, response) => {
      response.writeHead(200, { 'set-cookie': 'pass=1; Path=/' }).end(`${LIST}\n${elsewhere}`)
    })
    expect((await look(url)).kind).toBe('frame')
    expect(shown).toEqual([undefined])
  })
})

describe('content encodings are undone, asked for or not:', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['zstd', zstdCompressSync],
  ] as const)('%s', async (encoding, pack) => {
    const folder = `${encoding}-${pack.name}`
    server.serve(`/${folder}/0.ts`, (_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(segment()))
    })
    const url = server.serve(`/${folder}/live.m3u8`, (_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(`${LIST}\n0.ts`))
    })
    expect((await look(url)).kind).toBe('frame')
  })

  it('one that nobody knows is named', async () => {
    const url = server.serve('/odd-coding', (_, response) => {
      response
        .writeHead(200, { 'content-encoding': 'x-shrunk' })
        .end('\u0001\u0002\u0003'.repeat(300))
    })
    const seen = await look(url)
    expect(seen).toMatchObject({ kind: 'unseen', reason: 'not-media' })
    expect(seen.kind === 'unseen' && seen.detail).toContain('x-shrunk')
  })

  it('a body that unpacks without measure is given up', async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(80_000_000)))
    const url = server.serve('/bomb.m3u8', (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(bomb)
    })
    expect((await look(url)).kind).toBe('unseen')
  })
})

/** Answers each request with bytes as they are. */
async function rawServer(answer: (path: string) => Uint8Array | string) {
  const sockets = new Set<Socket>()
  const raw = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', (asked) => {
      const said = answer(asked.toString('latin1').split(' ')[1] ?? '')
      socket.end(typeof said === 'string' ? Buffer.from(said, 'latin1') : said)
    })
  })
  await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve))
  const address = raw.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      raw.close()
    },
  }
}

describe('heads that browsers and curl read are read:', () => {
  const length = 'Content-Length: LENGTH'
  it.each([
    ['odd casing', `HTTP/1.1 200 OK\r\ncOnTeNT-lEngth: LENGTH\r\n\r\n`],
    ['a folded line', `HTTP/1.1 200 OK\r\nX-A: b\r\n  c\r\n${length}\r\n\r\n`],
    ['LF only', `HTTP/1.1 200 OK\n${length}\n\n`],
    ['two equal lengths', `HTTP/1.1 200 OK\r\n${length}\r\n${length}\r\n\r\n`],
    ['no reason phrase', `HTTP/1.1 200\r\n${length}\r\n\r\n`],
    ['a blank before the colon', `HTTP/1.1 200 OK\r\nServer : x\r\n${length}\r\n\r\n`],
    ['names that are none', `HTTP/1.1 200 OK\r\nMy Header: x\r\n\xe9: y\r\n${length}\r\n\r\n`],
    ['the word of a radio server', `ICY 200 OK\r\n\r\n`],
  ])('%s', async (_name, head) => {
    const raw = await rawServer((path) => {
      const body = path.endsWith('.ts') ? Buffer.from(segment()) : Buffer.from(`${LIST}\n0.ts`)
      const start = head.replaceAll('LENGTH', String(body.length))
      return Buffer.concat([Buffer.from(start, 'latin1'), body])
    })
    try {
      expect(await look(`${raw.origin}/live.m3u8`)).toMatchObject({ kind: 'frame' })
    } finally {
      raw.close()
    }
  })

  it('a place to go that has blanks and Latin-1 in it', async () => {
    server.serve('/my%20caf%e9/live.m3u8', bytes(`${LIST}\n0.ts`))
    server.serve('/my%20caf%e9/0.ts', bytes(segment()))
    const raw = await rawServer(
      () => `HTTP/1.1 302\r\nLocation: ${server.origin}/my caf\xe9/live.m3u8 \r\n\r\n`,
    )
    try {
      expect(await look(raw.origin)).toMatchObject({ kind: 'frame' })
    } finally {
      raw.close()
    }
  })
})

describe('variables of playlists are filled in:', () => {
  it('by value, by the address, and those of the master playlist', async () => {
    server.serve('/defined/0.ts', (request, response) => {
      const enters = request.url?.endsWith('?t=a1&k=v') === true
      response.writeHead(enters ? 200 : 403).end(segment())
    })
    const define = ['QUERYPARAM="tok"', 'IMPORT="key"', 'NAME="p",VALUE="0.ts"']
    const lines = define.map((one) => `#EXT-X-DEFINE:${one}`).join('\n')
    server.serve('/defined/live.m3u8', bytes(`${LIST}\n${lines}\n{$p}?t={$tok}&k={$key}`))
    const master = '#EXTM3U\n#EXT-X-DEFINE:NAME="key",VALUE="v"\n#EXT-X-STREAM-INF:BANDWIDTH=5\n'
    const url = server.serve('/defined/master.m3u8', bytes(`${master}live.m3u8?tok=a1`))
    expect((await look(url)).kind).toBe('frame')
  })
})

describe('no private address is reached', () => {
  it.each(['a cookie', 'an untidy head', 'a variable'])('by way of %s', async (way) => {
    const guarded = await openSeeing([`127.0.0.1/32`])
    const before = other.asked.length
    const target = other.serve('/inside.ts', bytes(segment()))
    const raw = await rawServer(() => `HTTP/1.1 302 Found\nLocation: ${target}\nX : y\n\n`)
    const urls: Readonly<Record<string, string>> = {
      'a cookie': server.serve('/guard-cookie', (_, response) => {
        response.writeHead(302, { location: target, 'set-cookie': 'a=1' }).end()
      }),
      'an untidy head': raw.origin,
      'a variable': server.serve(
        '/guard-variable.m3u8',
        bytes(
          `${LIST}\n#EXT-X-DEFINE:NAME="h",VALUE="127.0.0.2:${other.port}"\nhttp://{$h}/inside.ts`,
        ),
      ),
    }
    try {
      const seen = await guarded.viewer.sample(urls[way] ?? '', { budget: seconds(10) })
      expect(seen).toMatchObject({ kind: 'unseen', reason: 'blocked-address' })
      expect(other.asked.length).toBe(before)
    } finally {
      raw.close()
      await guarded.close()
    }
  })

  it('and a loop without a cookie is still a loop', async () => {
    const url = server.serve('/round', redirectTo('/round'))
    expect(await look(url)).toMatchObject({ reason: 'redirect-loop' })
  })
})
