import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import { seconds } from '../../../core/time/duration.ts'
import type { ChildProcesses } from '../../../ports/child-processes.ts'

type FfmpegOrigin = 'FFMPEG_PATH' | 'ffmpeg-static' | 'system' | '@ffmpeg-installer/ffmpeg'

/** The ffmpeg in use; named in `/readyz` and in evidence. */
export type Ffmpeg = {
  readonly path: string
  /** As the program gives it, e.g. `7.1.1` or `N-47683-g0e8eb07980-static`. */
  readonly version: string
  readonly origin: FfmpegOrigin
}

const SYSTEM_PATHS = ['/usr/local/bin/ffmpeg', '/usr/bin/ffmpeg', '/opt/homebrew/bin/ffmpeg']
const OLDEST_SYSTEM_MAJOR = 5
/** Of builds that carry no release number the copyright year tells the age: ffmpeg 5 came in 2022. */
const OLDEST_SYSTEM_YEAR = 2022

type Candidate = { readonly path: string; readonly origin: FfmpegOrigin }
type Banner = { readonly version: string; readonly recent: boolean }

/** Reads the first line of `ffmpeg -version`; `null` when it is not ffmpeg that speaks. */
export function readBanner(text: string): Banner | null {
  const version = /^ffmpeg version (\S+)/.exec(text)?.[1]
  if (version === undefined) return null
  const major = /^n?(\d+)\./.exec(version)?.[1]
  const year = /Copyright \(c\) \d+-(\d{4})/.exec(text)?.[1] ?? '0'
  const recent =
    major === undefined ? Number(year) >= OLDEST_SYSTEM_YEAR : Number(major) >= OLDEST_SYSTEM_MAJOR
  return { version, recent }
}

/** Both packages are optional: npm may have skipped them on this platform. */
function pathFromPackage(name: 'ffmpeg-static' | '@ffmpeg-installer/ffmpeg'): string | null {
  try {
    const found: unknown = createRequire(import.meta.url)(name)
    if (typeof found === 'string') return found
    if (typeof found !== 'object' || found === null || !('path' in found)) return null
    return typeof found.path === 'string' ? found.path : null
  } catch {
    return null
  }
}

async function ask(processes: ChildProcesses, path: string): Promise<Banner | null> {
  const exit = await processes.start(path, ['-hide_banner', '-version'], {
    budget: seconds(10),
    maximumOutputBytes: 65_536,
  }).exited
  return readBanner(Buffer.from(exit.stdout).toString('utf8'))
}

/**
 * Finds the ffmpeg to use: `FFMPEG_PATH`, else ffmpeg-static, else a system ffmpeg of version 5 or newer, else the one
 * that @ffmpeg-installer carries. A path that was set and does not run is a fault, never quietly passed over.
 * @returns fault `ffmpeg-missing` when there is none
 */
export async function locateFfmpeg(needs: {
  /** `FFMPEG_PATH`; `null` when not set. */
  readonly configuredPath: string | null
  readonly processes: ChildProcesses
  readonly systemPaths?: readonly string[]
}): Promise<Result<Ffmpeg>> {
  const { configuredPath, processes } = needs
  if (configuredPath !== null) {
    const banner = await ask(processes, configuredPath)
    if (banner !== null) {
      return succeed({ path: configuredPath, version: banner.version, origin: 'FFMPEG_PATH' })
    }
    return fail(
      'ffmpeg-missing',
      `FFMPEG_PATH 指向的 ${configuredPath} 不能作为 ffmpeg 运行，请改正或删去该设置。FFMPEG_PATH does not run as ffmpeg: correct it or remove it.`,
      'FFMPEG_PATH',
    )
  }
  const packaged = (name: 'ffmpeg-static' | '@ffmpeg-installer/ffmpeg'): readonly Candidate[] => {
    const path = pathFromPackage(name)
    return path === null ? [] : [{ path, origin: name }]
  }
  const candidates: readonly Candidate[] = [
    ...packaged('ffmpeg-static'),
    ...(needs.systemPaths ?? SYSTEM_PATHS).map((path) => ({ path, origin: 'system' as const })),
    ...packaged('@ffmpeg-installer/ffmpeg'),
  ]
  for (const { path, origin } of candidates.filter((one) => existsSync(one.path))) {
    const banner = await ask(processes, path)
    if (banner !== null && (origin !== 'system' || banner.recent)) {
      return succeed({ path, version: banner.version, origin })
    }
  }
  return fail(
    'ffmpeg-missing',
    '找不到 ffmpeg：请安装 ffmpeg 5 以上版本，或把 FFMPEG_PATH 设为它的路径。No ffmpeg found: install version 5 or newer, or set FFMPEG_PATH.',
  )
}
