import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url))
const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url))

/** Where one of these is, it is looked at; machines differ in which of them their kernels have. */
const CALLS =
  'trace=connect,sendto,sendmsg,sendmmsg,?open,openat,?creat,?rename,?renameat,renameat2,?mkdir,mkdirat,?link,linkat,?symlink,symlinkat'

/** Puts the recorder on a bare machine; throws when it cannot be had, so that nothing passes unrecorded. */
export function needRecorder(): void {
  if (spawnSync('strace', ['--version']).status === 0) return
  const options = { timeout: 120_000, stdio: 'pipe' } as const
  execFileSync('apt-get', ['update', '-qq'], options)
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'strace'], options)
}

export type Recorded = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** `address:port` of everything that was connected or sent to. */
  readonly addresses: ReadonlySet<string>
  /** Absolute paths of all that was made, renamed or opened for writing. */
  readonly written: ReadonlySet<string>
  /** The only folders of its own that the program was given. */
  readonly folders: readonly string[]
}

/** Runs `xuncha` and records, by ptrace(2), where it and all that it starts connect and write. */
export async function recordProgram(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Recorded> {
  const root = await mkdtemp(join(tmpdir(), 'xuncha-recorded-'))
  const [data, temporary, home] = ['data', 'tmp', 'home'].map((name) => join(root, name))
  for (const folder of [data, temporary, home]) await mkdir(folder ?? '')
  // A file of each thread: in one for all, a call that another interrupts is torn in two.
  const records = join(root, 'records')
  await mkdir(records)
  const strace = ['-ff', '--seccomp-bpf', '-qq', '-yy', '-s', '0', '-e', 'signal=none', '-e', CALLS]
  const command = [process.execPath, MAIN, ...args]
  const environment = {
    PATH: process.env['PATH'],
    HOME: home,
    TMPDIR: temporary,
    XUNCHA_DATA_DIR: data,
    ...settings,
  }
  try {
    const ended = await new Promise<Pick<Recorded, 'code' | 'stdout' | 'stderr'>>((done) => {
      const child = execFile(
        'strace',
        [...strace, '-o', join(records, 'thread'), ...command],
        { cwd: CHECKOUT, env: environment, maxBuffer: 2 ** 26 },
        (_error, stdout, stderr) => done({ code: child.exitCode, stdout, stderr }),
      )
    })
    const files = await readdir(records)
    const texts = await Promise.all(files.map((name) => readFile(join(records, name), 'utf8')))
    const lines = texts.flatMap((text) => text.split('\n'))
    return {
      ...ended,
      addresses: new Set(lines.flatMap(addressOf)),
      written: new Set(lines.flatMap(writtenBy)),
      folders: [data ?? '', temporary ?? ''],
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/**
 * Addresses that one line of the recorder tells of. Connecting a UDP socket sends nothing (Chromium asks the kernel in
 * this way whether it has a route to IPv6); what is sent by it does.
 */
export function addressOf(line: string): readonly string[] {
  const udp = /^\w+\(\d+<UDP\w*:\[(.*?)\]>[,)]/.exec(line)
  if (udp !== null && line.startsWith('connect(')) return []
  const port = /sin6?_port=htons\((\d+)\)/.exec(line)
  const host = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/.exec(line)
  const address = host?.[1] ?? host?.[2]
  if (address !== undefined && port !== null) return [`${address}:${port[1]}`]
  // Sent by a socket that was connected before: whom to stands with the socket.
  const peer = /->(.+)$/.exec(udp?.[1] ?? '')?.[1]
  return line.startsWith('send') && peer !== undefined ? [peer.replaceAll(/[[\]]/g, '')] : []
}

/** Paths that one line of the recorder says were made or opened for writing; a call that failed wrote nothing. */
export function writtenBy(line: string): readonly string[] {
  const call = /^(\w+)\((.*)$/.exec(line)
  if (call === null || / = -1 /.test(line)) return []
  const [, name = '', rest = ''] = call
  if (/^(connect|send)/.test(name)) return []
  if (/^open/.test(name) && !/O_WRONLY|O_RDWR|O_CREAT/.test(rest)) return []
  const paths = [...rest.matchAll(/(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"/g)]
  const made = /^(rename|link|symlink)/.test(name) ? paths.slice(-1) : paths.slice(0, 1)
  return made.map(([, folder = '/', path = '']) => resolve(folder, path))
}
