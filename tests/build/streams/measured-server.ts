import { readFileSync } from 'node:fs'
import { serveLiveHls } from './live-hls.ts'
import { bytes, startStreamServer } from './stream-server.ts'

/**
 * A stream server in a process of its own, so that a measurement does not count its work: serves the segments named
 * on the command line as a live room, tells under `/written` how many bytes it has written, and prints its origin.
 */
const server = await startStreamServer()
const segments = process.argv.slice(2).map((file) => new Uint8Array(readFileSync(file)))
serveLiveHls(server, '/room', { segments })
server.serve('/written', (request, response) =>
  bytes(String(server.written()), 'text/plain')(request, response),
)
process.stdout.write(`${server.origin}\n`)
