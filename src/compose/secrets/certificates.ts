import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import type { Certificate } from '../../adapters/http/dependencies.ts'
import { checkCertificate, renewCertificate } from '../../adapters/http/open-instance.ts'
import type { ListeningSettings } from '../../config/listening.ts'
import { allOf, fail, type Result, succeed } from '../../core/fault.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Foundation } from '../foundation.ts'

type Files = NonNullable<ListeningSettings['tls']>

/** Certificates are renewed every few weeks by another program, which need not know of us. */
const LOOK_EVERY = seconds(30)

/** Reads and checks both files; never repeats what is in them. */
export async function readCertificate(files: Files): Promise<Result<Certificate>> {
  const broken = (name: string, path: string, why: string): Result<never> =>
    fail(
      'setting-invalid',
      `设置 ${name} 指向的文件 ${path} 不能用：${why}。The file of ${name} cannot be used: ${why}.`,
      name,
    )
  const read = async (name: string, path: string): Promise<Result<string>> => {
    try {
      return succeed(await readFile(path, 'utf8'))
    } catch (error) {
      return broken(name, path, String(error))
    }
  }
  const texts = allOf({
    cert: await read('XUNCHA_TLS_CERTIFICATE_FILE', files.certificateFile),
    key: await read('XUNCHA_TLS_KEY_FILE', files.keyFile),
  })
  if (!texts.ok) return texts
  const why = checkCertificate(texts.value)
  return why === null ? texts : broken('XUNCHA_TLS_CERTIFICATE_FILE', files.certificateFile, why)
}

/** Takes a renewed certificate into use without a restart, until `signal` aborts. A broken one is told once and left. */
export async function watchCertificate(
  needs: {
    readonly files: Files
    readonly inUse: Certificate
    readonly app: FastifyInstance
    readonly clock: Pick<Clock, 'sleep'>
    readonly logger: Pick<Logger, 'info' | 'error'>
  },
  signal: AbortSignal,
): Promise<void> {
  const { files, app, clock, logger } = needs
  let known = JSON.stringify(needs.inUse)
  let told = ''
  while (!signal.aborted) {
    await clock.sleep(LOOK_EVERY, signal)
    if (signal.aborted) return
    const read = await readCertificate(files)
    if (!read.ok) {
      // While both files are being replaced they do not match for a moment; the former pair goes on meanwhile.
      if (told !== read.fault.message) logger.error({ fault: read.fault.message }, 'certificate')
      told = read.fault.message
      continue
    }
    told = ''
    if (JSON.stringify(read.value) === known) continue
    known = JSON.stringify(read.value)
    renewCertificate(app, read.value)
    logger.info({}, 'certificate read anew')
  }
}

/** Watches the files of the settings until the program closes. */
export function followCertificate(
  { settings, clock, logger, closers }: Foundation,
  app: FastifyInstance,
  inUse: Certificate,
): void {
  const files = settings.http.tls
  if (files === null) return
  const stop = new AbortController()
  const watching = watchCertificate({ files, inUse, app, clock, logger }, stop.signal)
  closers.add('certificate', () => {
    stop.abort()
    return watching
  })
}
