import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url))
const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url))

export type FinishedProgram = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export type RunningProgram = {
  readonly child: ChildProcess
  /** Resolves with the match once stderr holds it; rejects when the program ends before. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>
  readonly finished: Promise<FinishedProgram>
  /** Asks it to end and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<FinishedProgram>
}

/** Environment of the tests' own machine without the settings of whoever runs them. */
function cleanEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined && !/^(XUNCHA_|PORT$|HOST$|DATABASE_URL$|LOG_LEVEL$)/.test(name),
  )
  return Object.fromEntries(kept) as Record<string, string>
}

/** Runs `xuncha` as a person would, from the sources. */
export function startProgram(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  input?: string,
): RunningProgram {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: CHECKOUT,
    // Canaries come when nobody expects them; who wants them asks for them.
    env: { ...cleanEnvironment(), XUNCHA_CANARY_MINUTES: '0', ...settings },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  const watchers = new Set<() => void>()
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
    for (const look of watchers) look()
  })
  child.stdin.end(input ?? '')
  const finished = new Promise<FinishedProgram>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return {
    child,
    finished,
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(stderr)
          if (match === null) return
          watchers.delete(look)
          resolve(match)
        }
        watchers.add(look)
        look()
        void finished.then(({ code }) =>
          reject(new Error(`ended with ${code} before ${pattern}:\n${stderr.slice(-2_000)}`)),
        )
      }),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return finished
    },
  }
}

/** Runs to its end. */
export const runProgram = (
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  input?: string,
): Promise<FinishedProgram> => startProgram(args, settings, input).finished
