import { createServer } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net'
import { createChildProcesses } from '../../../src/adapters/media/processes/child-processes.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { makeElementary } from './elementary-streams.ts'
import { sent, videoMessages } from './rtmp-media.ts'
import { STARTED, startRtmpServer, status } from './rtmp-server.ts'
import { startRtspServer } from './rtsp-server.ts'

/**
 * RTMP and RTSP in a process of its own, for measuring who looks at it: one 720p room on air and none besides. Every
 * byte that goes out is counted; `GET /written` tells how many. Prints its addresses as one line of JSON.
 */
const size = { width: 1_280, height: 720 }
const processes = createChildProcesses({ clock: createSystemClock(), logger: silentLogger })
const stream = await makeElementary(processes, 'h264', size)
let written = 0

/** A relay that counts. */
async function counted(port: number): Promise<number> {
  const relay = createTcpServer((client) => {
    const server = connect(port, '127.0.0.1')
    server.on('data', (bytes) => {
      written += bytes.length
    })
    server.pipe(client)
    client.pipe(server)
    client.on('error', () => server.destroy())
    server.on('error', () => client.destroy())
    client.on('close', () => server.destroy())
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  return (relay.address() as AddressInfo).port
}

/** What a server kept for newcomers at once, and then picture by picture. */
function playOn(socket: Socket): void {
  const [setup, ...pictures] = videoMessages('h264', stream)
  if (setup === undefined) return
  socket.write(Buffer.concat([STARTED, sent([setup, ...pictures])]))
  let next = pictures.length
  const timer = setInterval(() => {
    const picture = pictures[next % pictures.length]
    if (picture !== undefined) socket.write(sent([picture], { time: next * 40 }))
    next += 1
  }, 40)
  socket.on('close', () => clearInterval(timer))
}

const onAir = await startRtmpServer()
onAir.play({ play: playOn })
const offAir = await startRtmpServer()
offAir.play({ play: status('NetStream.Play.StreamNotFound', 'error') })
const rtsp = await startRtspServer()
rtsp.serve('room', { codec: 'h264', stream, sound: false })
const web = createServer((_, response) => response.end(String(written)))
await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
const rtspPort = await counted(rtsp.port)
process.stdout.write(
  `${JSON.stringify({
    origin: `http://127.0.0.1:${(web.address() as AddressInfo).port}`,
    rtmp: {
      onAir: `rtmp://127.0.0.1:${await counted(onAir.port)}/live/room`,
      offAir: `rtmp://127.0.0.1:${offAir.port}/live/nobody`,
    },
    rtsp: {
      onAir: `rtsp://127.0.0.1:${rtspPort}/room`,
      offAir: `rtsp://127.0.0.1:${rtsp.port}/nobody`,
    },
  })}\n`,
)
