import { createServer } from 'node:http'

/**
 * The platforms of `rounds.ts`, in a process of its own so that a measurement does not count its work: `/off/N` is a room
 * that is off air, `/on/N` one on air, `/silent/N` never answers, on any address of this machine. `/count` tells how many
 * rooms were asked for since it was last asked, and how long the silent ones were held. Prints its port.
 */
const PLAYLIST =
  '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:7\n#EXTINF:2,\nseg7.ts\n#EXTINF:2,\nseg8.ts\n'

let asked = { off: 0, on: 0, silent: 0 }

const server = createServer((request, response) => {
  const url = request.url ?? ''
  if (url.startsWith('/off/')) {
    asked.off += 1
    response.writeHead(404).end()
  } else if (url.startsWith('/on/')) {
    asked.on += 1
    response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end(PLAYLIST)
  } else if (url.startsWith('/silent/')) {
    asked.silent += 1
  } else if (url === '/count') {
    response.writeHead(200).end(JSON.stringify(asked))
    asked = { off: 0, on: 0, silent: 0 }
  } else {
    response.writeHead(400).end()
  }
})
server.keepAliveTimeout = 70_000
server.listen(0, '0.0.0.0', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`)
})
