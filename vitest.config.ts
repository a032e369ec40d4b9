import { defineConfig } from 'vitest/config'

const project = (name: string, include: readonly string[], timeoutSeconds: number) => ({
  test: {
    name,
    include: [...include],
    environment: 'node' as const,
    testTimeout: timeoutSeconds * 1000,
    hookTimeout: Math.max(timeoutSeconds, 60) * 1000,
  },
})

export default defineConfig({
  test: {
    // Two cores: real media servers and browsers side by side starve each other.
    maxWorkers: 2,
    projects: [
      project('unit', ['tests/unit/**/*.test.ts', 'tests/property/**/*.test.ts'], 10),
      project('contract', ['tests/contract/**/*.test.ts'], 60),
      project('medium', ['tests/medium/**/*.test.ts'], 120),
      project('e2e', ['tests/e2e/**/*.test.ts'], 240),
    ],
  },
})
