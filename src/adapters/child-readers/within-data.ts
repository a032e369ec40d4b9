import { existsSync } from 'node:fs'

const SHELL = '/bin/sh'
/** `$0` is the limit in KiB. A core file of a reader would hold somebody's picture. */
const SCRIPT = 'ulimit -c 0 2>/dev/null; ulimit -d "$0" 2>/dev/null; exec "$@"'

/**
 * The command under a bound on its writable private memory (RLIMIT_DATA, setrlimit(2)). Not on its address space, as
 * for ffmpeg: V8 reserves many gigabytes of that and uses few. The shell replaces itself by the command.
 */
export function withinData(
  command: string,
  args: readonly string[],
  memoryBytes: number,
): readonly [string, readonly string[]] {
  // Elsewhere the limit is unknown (Windows) or ignored by the kernel (macOS).
  if (process.platform !== 'linux' || !existsSync(SHELL)) return [command, args]
  const kibibytes = String(Math.floor(memoryBytes / 1_024))
  return [SHELL, ['-c', SCRIPT, kibibytes, command, ...args]]
}
