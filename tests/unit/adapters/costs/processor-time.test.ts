import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { createProcessorTime } from '../../../../src/adapters/costs/processor-time.ts'

/** Works for as long as it is told, starts one that does the same, and says what both of them took when that has ended. */
const BUSY = `
const { spawnSync } = require('node:child_process')
const until = process.cpuUsage().user + 60_000
while (process.cpuUsage().user < until);
if (process.argv[1] === 'parent') spawnSync(process.execPath, ['-e', process.env.BUSY, 'child'])
const { user, system } = process.cpuUsage()
process.stdout.write(String(Math.round((user + system) / 1_000)) + '\\n')
process.stdin.on('data', () => process.exit()).resume()
if (process.argv[1] === 'child') process.exit()
`

test.runIf(process.platform === 'linux')(
  'what children take is counted once, while they live and when they are gone, and never taken back',
  async () => {
    const processor = createProcessorTime()
    const { children: before = 0 } = await processor.read()
    const child = spawn(process.execPath, ['-e', BUSY, 'parent'], {
      env: { ...process.env, BUSY },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    const { children: living = 0 } = await processor.read()
    child.stdin.write('end')
    await once(child, 'close')
    const { children: gone = 0 } = await processor.read()
    const [whileItLived, afterwards] = [living, gone].map((sum) => (sum ?? 0) - (before ?? 0))
    // What it says is its own, without that of its child, which took 60 ms at least.
    expect(whileItLived).toBeGreaterThanOrEqual(Number(said) + 40)
    expect(afterwards).toBeGreaterThanOrEqual(whileItLived ?? Number.NaN)
    // Ending is not another run of it.
    expect(afterwards).toBeLessThan((whileItLived ?? 0) * 1.5)
  },
)
