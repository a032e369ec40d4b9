import { hookKeysOf, hookUrlOf } from '../../compose/secrets/hook-keys.ts'
import { inspectSecretFile } from '../../compose/secrets/secret-file.ts'
import { readSettings } from '../../config/settings.ts'
import type { ServerPlatform } from '../../core/registry/cut-target.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'

/** Where the address is set at each kind of server. */
const SETTINGS: Readonly<Record<ServerPlatform, string>> = {
  'node-media-server': 'notify.url',
  srs: 'vhost { http_hooks { on_publish } }',
  'nginx-rtmp': 'application { on_publish }',
  mediamtx: 'authHTTPAddress',
  zlmediakit: '[hook] on_publish',
}

const isProgram = (address: string): boolean => /^https?:\/\/[^/?#\s@]+$/.test(address)

/** `xuncha hooks PROGRAM`: for each media server of the secret file, the address that it has to ask, and where it is set. */
export async function runHooks(
  { io, environment, workingFolder }: ProgramContext,
  program: string,
): Promise<ExitCode> {
  const programUrl = program.replace(/\/$/, '')
  if (!isProgram(programUrl)) {
    io.err(
      '需要媒体服务器访问本程序用的地址，例如 http://10.0.0.2:8080。Give the address by which media servers reach this program, e.g. http://10.0.0.2:8080.\n',
    )
    return EXIT.badInput
  }
  const { folders } = readSettings(environment, workingFolder)
  const found = await inspectSecretFile(folders.secretFile)
  if (!found.ok || found.value === null) {
    io.err(
      found.ok
        ? `还没有密钥文件 ${folders.secretFile}：先启动一次。There is no secret file ${folders.secretFile} yet: start the program once.\n`
        : `${found.fault.message}\n`,
    )
    return EXIT.badInput
  }
  const { hookToken, mediaServers, cutAccess } = found.value
  const keys = hookKeysOf(hookToken, { ...cutAccess, 'node-media-server': mediaServers })
  if (keys.servers.length === 0) {
    io.err(
      `密钥文件里没有媒体服务器，请写进 ${folders.secretFile} 的 cutAccess 或 mediaServers（见 docs/media-servers.md）。There are no media servers in the secret file: enter them under cutAccess or mediaServers of ${folders.secretFile} (docs/media-servers.md).\n`,
    )
    return EXIT.badInput
  }
  for (const { platform, server } of keys.servers) {
    const address = hookUrlOf(programUrl, keys, server)
    io.out(`${JSON.stringify({ platform, server, setting: SETTINGS[platform], address })}\n`)
  }
  io.err(
    `${keys.servers.length} 台媒体服务器。地址含令牌，勿外传。${keys.servers.length} media servers. The addresses hold tokens: keep them.\n`,
  )
  return EXIT.done
}
