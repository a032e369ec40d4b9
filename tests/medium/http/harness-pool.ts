import { afterEach } from 'vitest'
import { type Harness, type HarnessChange, startHttp } from './http-harness.ts'

/** Starts servers for the tests of one file and closes them after each. */
export function pool(): (change?: HarnessChange) => Promise<Harness> {
  const opened: Harness[] = []
  afterEach(async () => {
    for (const { app } of opened.splice(0)) await app.close()
  })
  return async (change) => {
    const harness = await startHttp(change)
    opened.push(harness)
    return harness
  }
}
