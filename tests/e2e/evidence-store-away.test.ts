import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  ongoingViolation,
  signInOperator,
} from '../../src/compose/rehearsal/unattended-operator.ts'
import { alert } from '../../src/contracts/alerts/alert.ts'
import { evidenceItem } from '../../src/contracts/evidence.ts'
import { listOf } from '../../src/contracts/list.ts'
import { readiness } from '../../src/contracts/system.ts'
import { patiently } from '../build/patience.ts'
import { type RunningProgram, startProgram } from '../build/program/running-program.ts'

let folder: string
let program: RunningProgram

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-away-'))
  program = startProgram(['demo', '--port', '0'], { XUNCHA_DATA_DIR: folder })
}, 30_000)
afterAll(async () => {
  await program.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

const partOf = async (url: string) => {
  const { parts } = readiness.parse(await (await fetch(`${url}/readyz`)).json())
  return parts.find(({ name }) => name === 'evidence')
}

it('a patrol whose evidence store takes nothing opens the violation, raises its alert, shows the frames as not stored, and stores them when it can', async () => {
  await program.waitFor(/preparing three made-up institutions/)
  const [run = ''] = await readdir(join(folder, 'rehearsal'))
  const store = join(folder, 'rehearsal', run, 'evidence')
  await rename(store, `${store}-away`)
  await writeFile(store, 'in the way')

  const [, url = ''] = await program.waitFor(/dashboard: (\S+)/)
  const [, password = ''] = await program.waitFor(/password: (\S+)/)
  const operator = await signInOperator(url, 'admin', password)
  const found = await patiently(async () => {
    const one = await ongoingViolation(operator)
    if (one === null) throw new Error('no violation yet')
    return one
  })
  await patiently(async () => {
    const { items } = await operator.get('/alerts', listOf(alert))
    expect(items.map(({ violationId }) => violationId)).toContain(found.id)
  })
  const evidence = () => operator.get(`/violations/${found.id}/evidence`, listOf(evidenceItem))
  await patiently(async () => {
    const { items } = await evidence()
    expect(items.filter(({ kind }) => kind === 'frame')).not.toEqual([])
    expect(items.some(({ stored }) => stored === false)).toBe(true)
  })
  expect(await partOf(url)).toMatchObject({ ready: false })

  await rm(store)
  await rename(`${store}-away`, store)
  await patiently(async () => expect(await partOf(url)).toMatchObject({ ready: true }))
  await patiently(async () => {
    const { items } = await evidence()
    expect(items.filter(({ stored }) => stored === false)).toEqual([])
  })
})

it('the model that judged is kept whole for replays, once', async () => {
  const [run = ''] = await readdir(join(folder, 'rehearsal'))
  const kept = await readdir(join(folder, 'rehearsal', run, 'models'))
  expect(kept.map((name) => name.split('.').at(-1))).toEqual(['gz'])
})
