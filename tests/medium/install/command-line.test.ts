import { execFile } from 'node:child_process'
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { removeFolder, temporaryFolder } from '../../build/database/database.ts'

const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url))
const ENTRY = join(CHECKOUT, 'src/xuncha.cjs')

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Without what the surrounding npm hands down, as in a shell of one's own. */
const environment = (): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$)/i.test(name)),
  )

async function run(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, [...args], {
      cwd,
      env: environment(),
    })
    return { code: 0, stdout, stderr }
  } catch (error) {
    if (!(error instanceof Error && 'stderr' in error && 'code' in error)) throw error
    return {
      code: Number(error.code),
      stdout: 'stdout' in error ? String(error.stdout) : '',
      stderr: String(error.stderr),
    }
  }
}

const isOneSentence = ({ stderr }: Ended): boolean =>
  stderr.trimEnd().split('\n').length === 1 && !/\bat .*:\d+:\d+|Error:/.test(stderr)

describe('xuncha as it is called', () => {
  let elsewhere: string
  beforeAll(async () => {
    elsewhere = await temporaryFolder()
  })
  afterAll(() => removeFolder(elsewhere))

  test('npx prints the answer and nothing beside it', async () => {
    const ended = await run('npx', ['xuncha', '--version'], CHECKOUT)
    expect(ended).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    })
  })

  test.each(['20.20.2', '18.0.0', '22.17.1', '12.22.12'])(
    'Node %s is told in one sentence what is needed, wherever the call comes from',
    async (version) => {
      const pretend = join(elsewhere, `node-${version}.cjs`)
      const versions = JSON.stringify({ ...process.versions, node: version })
      await writeFile(pretend, `Object.defineProperty(process, 'versions', { value: ${versions} })`)
      const link = join(elsewhere, `xuncha-${version}`)
      await symlink(ENTRY, link)
      for (const entry of [ENTRY, join(CHECKOUT, 'node_modules/.bin/xuncha'), link]) {
        const ended = await run(process.execPath, ['--require', pretend, entry, 'serve'], elsewhere)
        expect(ended).toMatchObject({ code: 2, stdout: '' })
        expect(ended.stderr).toContain(version)
        expect(ended.stderr).toMatch(/22\.18.*npm ci.*npx xuncha/s)
        expect(isOneSentence(ended), ended.stderr).toBe(true)
      }
    },
  )

  test('where the packages were never installed, it says so', async () => {
    const checkout = join(elsewhere, 'bare')
    await mkdir(join(checkout, 'src'), { recursive: true })
    for (const file of ['xuncha.cjs', 'needs-node.cjs', 'main.ts']) {
      await copyFile(join(CHECKOUT, 'src', file), join(checkout, 'src', file))
    }
    await copyFile(join(CHECKOUT, 'package.json'), join(checkout, 'package.json'))
    const ended = await run(
      process.execPath,
      [join(checkout, 'src/xuncha.cjs'), 'serve'],
      elsewhere,
    )
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain(`npm ci in ${checkout}`)
    expect(isOneSentence(ended), ended.stderr).toBe(true)
  })
})
