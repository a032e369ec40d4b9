import { existsSync } from 'node:fs'

const SHELL = '/bin/sh'
/** `$0` is the limit in KiB. A shell that knows no such limit goes on without: the time limit still holds. */
const SCRIPT = 'ulimit -v "$0" 2>/dev/null; exec "$@"'

/**
 * The command under a bound on its address space (RLIMIT_AS, setrlimit(2)), which Node cannot set on a child by
 * itself. The shell replaces itself by the command: same process, same group. Nothing of `args` is read as script.
 */
export function withinMemory(
  command: string,
  args: readonly string[],
  memoryBytes: number | null,
): { readonly command: string; readonly args: readonly string[] } {
  // Elsewhere the limit is unknown (Windows) or ignored by the kernel (macOS).
  const bounds = memoryBytes !== null && process.platform === 'linux' && existsSync(SHELL)
  if (!bounds) return { command, args }
  const kibibytes = String(Math.floor(memoryBytes / 1_024))
  return { command: SHELL, args: ['-c', SCRIPT, kibibytes, command, ...args] }
}
