import { vi } from 'vitest'

/**
 * How long tests wait for what must come about. A wait ends as soon as it has come, so only a machine that is busy with
 * other work, or a fault, ever uses it up: tests may be slow under load, never red.
 */
export const PATIENCE = { timeout: 150_000, interval: 50 } as const

/** Waits until `check` no longer throws, and gives what it gave. */
export const patiently = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, PATIENCE)

/**
 * The latest moment, in milliseconds, at which what was given `budget` has ended. What ignores its budget hangs far longer;
 * how late a busy machine notices that one is over is no fault.
 */
export const soonAfter = (budget: number): number => budget + 60_000
