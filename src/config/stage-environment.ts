import type { Environment } from './environment.ts'
import type { Settings } from './settings.ts'

/** Of the machine, not of us. */
const OF_THE_MACHINE = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TZ',
  'LANG',
  'LD_LIBRARY_PATH',
  'FONTCONFIG_PATH',
]

/**
 * All that a rehearsal's own program is told: where its tools and its folder are. What is not named here it cannot know,
 * so that no database, bucket, heartbeat, proxy or paid service of the real one is ever touched by a rehearsal.
 */
export function stageEnvironment(
  environment: Environment,
  { tools, storage }: Settings,
): Readonly<Record<string, string>> {
  const machine = OF_THE_MACHINE.flatMap((name) => {
    const value = environment[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const ours: Readonly<Record<string, string | null>> = {
    FFMPEG_PATH: tools.ffmpegPath,
    CHROME_PATH: tools.chromePath,
    XUNCHA_OCR: tools.ocrEngine,
    XUNCHA_OCR_MODELS: tools.ocrModels,
    XUNCHA_DATA_DIR: storage.dataFolder,
    XUNCHA_SCHEDULES: storage.schedulesFolder,
    LOG_LEVEL: 'error',
  }
  const told = Object.entries(ours).filter((pair): pair is [string, string] => pair[1] !== null)
  return Object.fromEntries([...machine, ...told])
}
