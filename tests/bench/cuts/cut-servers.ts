import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import type { ServerPlatform, ServerTarget } from '../../../src/core/registry/cut-target.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { ChildProcesses } from '../../../src/ports/child-processes.ts'
import { freePort, startNginxRtmp } from '../../build/servers/nginx-rtmp.ts'

export const ACCOUNT = { username: 'xuncha', password: 'a password of this bench' }

/** One real media server: where it will be is known before it runs, because the program has to know first. */
export type CutServer = {
  readonly platform: ServerPlatform
  readonly target: ServerTarget
  /** Where our own pulls look. */
  readonly playUrl: string
  /** Starts it, and says where an encoder publishes. */
  readonly start: (hookUrl: string) => Promise<string>
  readonly stop: () => Promise<void>
}

export async function planNginx(): Promise<CutServer> {
  const [rtmpPort, httpPort] = [await freePort(), await freePort()]
  const apiUrl = `http://127.0.0.1:${httpPort}`
  const address = `rtmp://127.0.0.1:${rtmpPort}/live/maths`
  let stop = async (): Promise<void> => {}
  return {
    platform: 'nginx-rtmp',
    target: { platform: 'nginx-rtmp', apiUrl, app: 'live', stream: 'maths' },
    playUrl: address,
    start: async (hookUrl) => {
      const server = await startNginxRtmp({ rtmpPort, httpPort, hookUrl })
      stop = server.stop
      return address
    },
    stop: () => stop(),
  }
}

const PROCESS = fileURLToPath(
  new URL('../../medium/platforms/media-server-process.ts', import.meta.url),
)

/**
 * Left alone it shows the last picture for 30 s, begun anew by each attempt to come back: with an encoder that never gives
 * up every order would end as a cached tail, as it should.
 */
const KEEPS_PICTURES_MILLISECONDS = '200'

export async function planNodeMediaServer(): Promise<CutServer> {
  const httpPort = await freePort()
  const apiUrl = `http://127.0.0.1:${httpPort}`
  let stop = async (): Promise<void> => {}
  return {
    platform: 'node-media-server',
    target: { platform: 'node-media-server', apiUrl, app: 'live', stream: 'maths' },
    playUrl: `${apiUrl}/live/maths.flv`,
    start: async (hookUrl) => {
      const { username, password } = ACCOUNT
      const child = spawn(
        process.execPath,
        [PROCESS, String(httpPort), username, password, hookUrl, KEEPS_PICTURES_MILLISECONDS],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      )
      stop = async () => {
        child.stdin.end()
        if (child.exitCode === null) await once(child, 'exit')
      }
      for await (const line of createInterface(child.stdout)) {
        return `${(JSON.parse(line) as { readonly rtmpUrl: string }).rtmpUrl}/live/maths`
      }
      throw new Error('node-media-server did not start')
    },
    stop: () => stop(),
  }
}

/** A picture without sound in a wrapper that promises sound is otherwise waited for. */
const LOOKING = '-hide_banner -nostdin -loglevel error -analyzeduration 500000 -probesize 50000'

/** A stranger pulls the stream until he has a decoded picture. */
export async function untilSeen(processes: ChildProcesses, url: string): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    const args = `${LOOKING} -i ${url} -frames:v 1 -f null -`.split(' ')
    const { exited } = processes.start(ffmpeg.path, args, {
      budget: seconds(10),
      signal: new AbortController().signal,
      maximumOutputBytes: 10_000,
    })
    const end = await exited
    if (end.code === 0) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`nothing to see at ${url}`)
}
