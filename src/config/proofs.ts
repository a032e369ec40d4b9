import { resolve } from 'node:path'
import { allOf, type Result } from '../core/fault.ts'
import { type Environment, readText } from './environment.ts'
import { readCount } from './read-count.ts'
import { readStamps, type StampSettings } from './stamps.ts'

/** How the journal and the evidence are signed and checked. */
export type ProofSettings = {
  /** Where anchors are kept besides the data folder; `null`: nowhere. */
  readonly anchorFolder: string | null
  readonly keyFile: string
  /** Hour of the day (Asia/Shanghai) at which all of it is checked; 24: never by itself. */
  readonly verifyHour: number
  /** Evidence files that are read anew in a second; 0: as fast as it goes. */
  readonly filesPerSecond: number
  readonly stamps: StampSettings
}

const USUAL_HOUR = 3
const USUAL_PACE = 10

export function readProofs(
  environment: Environment,
  workingFolder: string,
  dataFolder: string,
): Result<ProofSettings> {
  const folder = readText(environment, 'XUNCHA_ANCHOR_FOLDER')
  const counts = allOf({
    verifyHour: readCount(environment, 'XUNCHA_VERIFY_HOUR', USUAL_HOUR, [0, 24]),
    filesPerSecond: readCount(
      environment,
      'XUNCHA_VERIFY_FILES_PER_SECOND',
      USUAL_PACE,
      [0, 1_000],
    ),
    stamps: readStamps(environment, workingFolder),
  })
  if (!counts.ok) return counts
  const keyFile = readText(environment, 'XUNCHA_ANCHOR_KEY_FILE') ?? `${dataFolder}/anchor-key.pem`
  return {
    ok: true,
    value: {
      ...counts.value,
      anchorFolder: folder === null ? null : resolve(workingFolder, folder),
      keyFile: resolve(workingFolder, keyFile),
    },
  }
}
