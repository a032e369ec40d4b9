import { createChromium } from '../../../src/adapters/browser/chromium/chromium.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

/** A program that starts Chromium, says so, and goes on until it is killed. */
const chromium = createChromium({
  chromePath: null,
  asRoot: process.getuid?.() === 0,
  proxyUrl: 'http://127.0.0.1:9',
  logger: silentLogger,
  clock: createSystemClock(),
})
const ready = await chromium.ready()
const profile = await chromium.openProfile()
await profile.newPage()
process.stdout.write(`${JSON.stringify(ready)}\n`)
setInterval(() => {}, 1_000)
