import { readdirSync, readFileSync } from 'node:fs'
import { createChromium } from '../../../src/adapters/browser/chromium/chromium.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { descendants } from '../streams/process-table.ts'

/**
 * A program for a user of its own: launches Chromium as this program does for whoever is not root, opens a tab, and
 * prints in one line of JSON whether it started and how its renderers are confined (proc(5): Seccomp 2 is a filter,
 * several NSpid are namespaces).
 */
const chromium = createChromium({
  chromePath: null,
  asRoot: process.getuid?.() === 0,
  proxyUrl: 'http://127.0.0.1:9',
  logger: silentLogger,
  clock: createSystemClock(),
})
const ready = await chromium.ready()
const renderers: { readonly seccomp: number; readonly namespaces: number }[] = []
if (ready.ok) {
  const profile = await chromium.openProfile()
  const page = await profile.newPage()
  await page.goto('about:blank')
  const ours = new Set(descendants().map(String))
  for (const pid of readdirSync('/proc').filter((name) => ours.has(name))) {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    renderers.push({
      seccomp: Number(/^Seccomp:\s*(\d)/m.exec(status)?.[1]),
      namespaces: (/^NSpid:(.*)$/m.exec(status)?.[1] ?? '').trim().split(/\s+/).length,
    })
  }
}
process.stdout.write(
  `${JSON.stringify({ user: process.getuid?.(), ready: ready.ok, renderers })}\n`,
)
await chromium.close()
