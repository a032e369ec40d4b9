import { spawnSync } from 'node:child_process'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const PROGRAM = fileURLToPath(new URL('../../build/pages/sandboxed-renderers.ts', import.meta.url))
const NOBODY = 65_534

/** As root the browser is started by a user that has no rights; otherwise by whoever runs the tests. */
const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

type Report = {
  readonly user: number
  readonly ready: boolean
  readonly renderers: readonly { readonly seccomp: number; readonly namespaces: number }[]
}

it('an ordinary user gets every tab in a sandbox, or no browser at all', async (context) => {
  const readable = spawnSync(process.execPath, ['--check', PROGRAM], asUser).status === 0
  context.skip(!readable, 'the checkout cannot be read by an ordinary user')
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
  if ('uid' in asUser) await chown(folder, NOBODY, NOBODY)
  try {
    const env = { TMPDIR: folder, HOME: folder, PATH: process.env['PATH'] ?? '' }
    const run = spawnSync(process.execPath, [PROGRAM], { ...asUser, env, timeout: 90_000 })
    expect(run.status, run.stderr.toString()).toBe(0)
    const report = JSON.parse(run.stdout.toString()) as Report
    expect(report.user).not.toBe(0)
    if (!report.ready) return
    expect(report.renderers.length).toBeGreaterThan(0)
    for (const renderer of report.renderers) {
      expect(renderer.seccomp).toBe(2)
      expect(renderer.namespaces).toBeGreaterThan(1)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
