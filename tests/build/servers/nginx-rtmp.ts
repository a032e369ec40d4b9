import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAM = '/usr/sbin/nginx'
const MODULE = '/usr/lib/nginx/modules/ngx_rtmp_module.so'
const PACKAGES = ['nginx-core', 'libnginx-mod-rtmp']

/** Puts nginx with its RTMP module on a bare machine; throws when it cannot be had, so that nothing passes untried. */
export function needNginxRtmp(): void {
  if (existsSync(PROGRAM) && existsSync(MODULE)) return
  const options = { timeout: 180_000, stdio: 'pipe' } as const
  execFileSync('apt-get', ['update', '-qq'], options)
  // A package that starts its server would take port 80 of the machine.
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], {
    ...options,
    env,
  })
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

export type NginxRtmpPlan = {
  readonly rtmpPort: number
  readonly httpPort: number
  readonly hookUrl: string
  readonly workers?: number
}

export type NginxRtmp = {
  readonly rtmpUrl: string
  readonly httpUrl: string
  readonly stop: () => Promise<void>
}

const configuration = (folder: string, plan: NginxRtmpPlan): string => `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes ${plan.workers ?? 1};
load_module ${MODULE};
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events { worker_connections 64; }
rtmp {
  server {
    listen 127.0.0.1:${plan.rtmpPort};
    application live {
      live on;
      on_publish "${plan.hookUrl}";
    }
  }
}
http {
  access_log off;
  client_body_temp_path ${folder}/client;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${plan.httpPort} reuseport;
    location = /stat { rtmp_stat all; }
    location /control { rtmp_control all; }
  }
}
`

async function answers(url: string, gone: () => boolean): Promise<void> {
  while (!gone()) {
    const response = await fetch(`${url}/stat`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** nginx with its RTMP module on loopback, in a folder of its own; rejects when it does not come up. */
export async function startNginxRtmp(plan: NginxRtmpPlan): Promise<NginxRtmp> {
  needNginxRtmp()
  const folder = await mkdtemp(join(tmpdir(), 'nginx-rtmp-'))
  const file = join(folder, 'nginx.conf')
  await writeFile(file, configuration(folder, plan))
  const errors = join(folder, 'error.log')
  const child = spawn(PROGRAM, ['-p', folder, '-c', file, '-e', errors], { stdio: 'ignore' })
  const gone = () => child.exitCode !== null || child.signalCode !== null
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    if (!gone()) await once(child, 'exit')
    await rm(folder, { recursive: true, force: true })
  }
  const httpUrl = `http://127.0.0.1:${plan.httpPort}`
  await answers(httpUrl, gone)
  if (gone()) {
    const why = await readFile(errors, 'utf8').catch(() => '')
    await stop()
    throw new Error(`nginx did not start: ${why}`)
  }
  return { rtmpUrl: `rtmp://127.0.0.1:${plan.rtmpPort}`, httpUrl, stop }
}
