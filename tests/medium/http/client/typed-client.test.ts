import { execFile } from 'node:child_process'
import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DescribedInterface, writeClient } from '../../../../client/write-client.ts'
import { removeFolder, temporaryFolder } from '../../../build/database/database.ts'
import { pool } from '../harness-pool.ts'
import { seedViolation } from '../http-harness.ts'

const run = promisify(execFile)
const CHECKOUT = fileURLToPath(new URL('../../../..', import.meta.url))
const EXAMPLES = join(CHECKOUT, 'docs/examples/client')
const COMPILER = join(CHECKOUT, 'node_modules/typescript-native/bin/tsc')

const start = pool()
let project: string

/** A project of somebody else, with the package that `npm run client` writes in it. */
beforeAll(async () => {
  project = await temporaryFolder()
})
afterAll(() => removeFolder(project))

async function startWithProject() {
  const harness = await start()
  await seedViolation(harness)
  const url = await harness.app.listen({ host: '127.0.0.1', port: 0 })
  const described = (await (await fetch(`${url}/api/openapi.json`)).json()) as DescribedInterface
  const modules = join(project, 'node_modules')
  await writeClient(described, join(modules, 'xuncha-client'))
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers', '@types', 'undici-types']) {
    await symlink(join(CHECKOUT, 'node_modules', name), join(modules, name))
  }
  await cp(EXAMPLES, project, { recursive: true })
  await writeFile(join(project, 'package.json'), '{"type":"module"}')
  return { harness, environment: { ...process.env, XUNCHA_URL: url } }
}

describe('the client that is made from the description of the interface', () => {
  it('has the types that the examples use, and each example does what it says', async () => {
    const { harness, environment } = await startWithProject()
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--skipLibCheck',
    ]
    const files = ['leads-of-today.ts', 'counts-by-city.ts', 'export-parquet.ts']
    const checked = await run(
      process.execPath,
      [COMPILER, ...options, '--types', 'node', ...files],
      {
        cwd: project,
      },
    ).catch((error: { readonly stdout: string }) => error)
    expect(checked.stdout).toBe('')

    const env = {
      ...environment,
      XUNCHA_TOKEN: await harness.token('administrator'),
      FROM: '2026-10-17T00:00:00+08:00',
      TO: '2026-10-18T00:00:00+08:00',
    }
    const said = async (file: string) =>
      (await run(process.execPath, [file], { cwd: project, env })).stdout
    expect(await said('leads-of-today.ts')).toContain('violation-1 2026-10-17T09:30:00+08:00')
    expect(await said('counts-by-city.ts')).toBe('440100 广东省广州市 1\n合计 all 1\n')
    await said('export-parquet.ts')
    const written = await readFile(join(project, 'leads.parquet'))
    expect(written.subarray(0, 4).toString()).toBe('PAR1')
  })
})
