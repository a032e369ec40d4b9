import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  makeProfileFolder,
  sweepProfileFolders,
} from '../../../src/adapters/browser/chromium/profile-folders.ts'
import { patiently } from '../../build/patience.ts'
import { descendants, processes } from '../../build/streams/process-table.ts'

const MODULE = fileURLToPath(
  new URL('../../../src/adapters/browser/chromium/profile-folders.ts', import.meta.url),
)

const HOLDER = fileURLToPath(new URL('../../build/pages/hold-browser.ts', import.meta.url))

let parent = ''
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'profiles-'))
})
afterEach(() => rm(parent, { recursive: true, force: true }))

/** A program that made itself a profile folder and still runs. */
async function startOwner() {
  const script = `import { makeProfileFolder } from ${JSON.stringify(MODULE)}
    console.log(await makeProfileFolder(${JSON.stringify(parent)})); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, folder: line.toString().trim() }
}

describe('what a killed program has left of its browser', () => {
  it('is removed at the next start, and nothing else', async () => {
    const mine = await makeProfileFolder(parent)
    const killed = await startOwner()
    const running = await startOwner()
    await writeFile(join(killed.folder, 'Cookies'), 'x')
    await writeFile(join(parent, 'somebody-elses'), 'x')
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    try {
      expect(await sweepProfileFolders(parent)).toBe(1)
      const left = (await readdir(parent)).map((name) => join(parent, name))
      expect(left.toSorted()).toEqual(
        [join(parent, 'somebody-elses'), mine, running.folder].toSorted(),
      )
    } finally {
      running.child.kill('SIGKILL')
      await once(running.child, 'exit')
    }
  })

  it('is all gone after the next browser has started: processes at once, the folder by the sweep', async () => {
    const owner = spawn(process.execPath, [HOLDER], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: parent },
    })
    await once(owner.stdout, 'data')
    const browser = descendants(owner.pid)
    expect(browser.length).toBeGreaterThan(2)
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    const isRunning = (pid: number): boolean => processes().includes(pid)
    await patiently(() => expect(browser.filter(isRunning)).toEqual([]))
    expect(await sweepProfileFolders(parent)).toBe(1)
    const left = await readdir(parent)
    expect(left.filter((name) => name.startsWith('xuncha-profile-'))).toEqual([])
  })

  it('is told by when its process began, because process ids come round again', async () => {
    const mine = await makeProfileFolder(parent)
    const former = mine.replace(/-(\d+)-(\w+)$/, (_, begun, end) => `-${Number(begun) - 1}-${end}`)
    await writeFile(former, '')
    expect(await sweepProfileFolders(parent)).toBe(1)
    expect(await readdir(parent)).toHaveLength(1)
  })
})
