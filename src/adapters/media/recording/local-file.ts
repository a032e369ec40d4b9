import { sniffContainer } from '../body/container.ts'
import { type Look, type Sighting, sighting } from '../sampling.ts'
import { unseen } from '../unseen.ts'
import { fileStart, pathOfFile } from './file-start.ts'
import { samplePlace } from './sample-file.ts'

/** What no decoder takes and no known container begins like is something else: a table, a page, a list of addresses. */
const NO_MEDIA = ['unknown', 'html', 'hls']

/**
 * One picture of a file on this machine: for a person at the command line. `bad-address`: it is not there, a folder or
 * a device; `refused`: it may not be read; `empty`; `not-media`; `decoder-failed`: media, but damaged.
 */
export async function sampleFile(look: Look, address: string): Promise<Sighting> {
  const path = pathOfFile(address)
  if (path === null) return unseen('bad-address', 'not a path on this machine')
  const start = await fileStart(path)
  if (start.kind === 'unseen') return start
  const { outcome, seconds } = await samplePlace(look, address, (seek) => ({
    kind: 'local-file',
    path,
    seek,
  }))
  if (outcome.kind === 'failed') {
    const isMedia = !NO_MEDIA.includes(sniffContainer(start.head, true) ?? 'unknown')
    const reason = outcome.reason === 'decoder-failed' && !isMedia ? 'not-media' : outcome.reason
    return unseen(reason, outcome.detail)
  }
  // A picture plays for a fraction of a second.
  const recording = seconds === null || seconds < 1 ? null : { seconds }
  return sighting('file', address, outcome, recording)
}
