import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytes, startStreamServer } from '../../build/streams/stream-server.ts'

/**
 * The rooms of `patrol.ts`, in a process of its own so that a measurement does not count its work: one live HLS room a
 * folder of segments named on the command line, of four seconds each by the clock. Tells under `/written` how many
 * bytes it has written, and prints its origin. A folder that is named twice is two rooms, each at its own place.
 */
const SEGMENT_MILLISECONDS = 4_000
const WINDOW = 3
/** No two rooms begin their segments together. */
const APART = 1.37

const numberOf = (name: string): number => Number(/(\d+)\.ts$/.exec(name)?.[1] ?? 0)

const server = await startStreamServer()
const began = Date.now()

function serveRoom(room: number, folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .toSorted((a, b) => numberOf(a) - numberOf(b))
  files.forEach((name, place) => {
    const content = new Uint8Array(readFileSync(join(folder, name)))
    server.serve(`/${room}/${place}.ts`, bytes(content, 'video/mp2t'))
  })
  server.serve(`/${room}/live.m3u8`, (_, response) => {
    const first = 10 + Math.floor((Date.now() - began) / SEGMENT_MILLISECONDS + room * APART)
    const window = Array.from({ length: WINDOW }, (_one, place) => first + place)
    const lines = window.flatMap((n) => ['#EXTINF:4.0,', `${n % files.length}.ts?n=${n}`])
    const head = ['#EXTM3U', '#EXT-X-VERSION:3', '#EXT-X-TARGETDURATION:4']
    const playlist = [...head, `#EXT-X-MEDIA-SEQUENCE:${first}`, ...lines].join('\n')
    response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end(playlist)
  })
}

for (const [room, folder] of process.argv.slice(2).entries()) serveRoom(room, folder)
server.serve('/written', (request, response) =>
  bytes(String(server.written()), 'text/plain')(request, response),
)
process.stdout.write(`${server.origin}\n`)
