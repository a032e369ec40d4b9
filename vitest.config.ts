import { defineConfig } from 'vitest/config'

const project = (
  name: string,
  include: readonly string[],
  timeoutSeconds: number,
  // Pure parts share nothing that could leak, and importing them anew for each file costs more than running them.
  isolate = true,
) => ({
  test: {
    isolate,
    name,
    include: [...include],
    environment: 'node' as const,
    expect: { poll: { timeout: Math.min(timeoutSeconds * 500, 150_000) } },
    testTimeout: timeoutSeconds * 1000,
    hookTimeout: Math.max(timeoutSeconds, 60) * 1000,
  },
})

export default defineConfig({
  test: {
    // Two cores: real media servers and browsers side by side starve each other.
    maxWorkers: 2,
    projects: [
      // The limit ends a test that hangs; a machine that is busy with other work must not turn one red.
      project('unit', ['tests/unit/**/*.test.ts', 'tests/property/**/*.test.ts'], 60, false),
      project('contract', ['tests/contract/**/*.test.ts'], 180),
      project('medium', ['tests/medium/**/*.test.ts'], 300),
      project('e2e', ['tests/e2e/**/*.test.ts'], 480),
    ],
  },
})
