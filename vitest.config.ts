import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/build/longest-first.ts'

/** The program is started some hundred times: what Node has compiled once is kept, for those of this user alone. */
const COMPILED = join(tmpdir(), `xuncha-tests-${process.getuid?.() ?? 0}`, 'compiled')

const project = (name: string, include: readonly string[], timeoutSeconds: number) => ({
  test: {
    // A process for each file costs four seconds of processor a file: the modules are loaded anew, and the embedded
    // database is compiled anew. So a file ends what it began: the next one runs in the same process.
    isolate: false,
    name,
    env: { NODE_COMPILE_CACHE: COMPILED },
    include: [...include],
    environment: 'node' as const,
    expect: { poll: { timeout: Math.min(timeoutSeconds * 500, 150_000) } },
    testTimeout: timeoutSeconds * 1000,
    hookTimeout: Math.max(timeoutSeconds, 60) * 1000,
  },
})

export default defineConfig({
  test: {
    // Two cores: one more than these, because many tests wait; with four, media servers and browsers starve each other.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      // The limit ends a test that hangs; a machine that is busy with other work must not turn one red.
      project('unit', ['tests/unit/**/*.test.ts', 'tests/property/**/*.test.ts'], 60),
      project('contract', ['tests/contract/**/*.test.ts'], 180),
      project('medium', ['tests/medium/**/*.test.ts'], 300),
      project('e2e', ['tests/e2e/**/*.test.ts'], 480),
      // By hand, before a release: they start the whole program over and over, for minutes.
      project('slow', ['tests/slow/**/*.test.ts'], 1200),
    ],
  },
})
