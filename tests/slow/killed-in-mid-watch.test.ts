import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/adapters/db/open-database.ts'
import { sha256 } from '../../src/adapters/system/sha256.ts'
import {
  type FirstViolation,
  ongoingViolation,
  signInOperator,
  type UnattendedOperator,
} from '../../src/compose/rehearsal/unattended-operator.ts'
import { institution } from '../../src/contracts/institution.ts'
import { room } from '../../src/contracts/room.ts'
import { verifyChain } from '../../src/core/evidence/hash-chain.ts'
import { patiently } from '../build/patience.ts'
import { firstPassword } from '../build/program/first-password.ts'
import { type RunningProgram, startProgram } from '../build/program/running-program.ts'
import { silentLogger } from '../fakes/silent-logger.ts'
import { openRehearsalWorld, type RehearsalWorld } from '../medium/rehearsal/rehearsal-world.ts'

let world: RehearsalWorld
let folder: string
let program: RunningProgram

async function serve(): Promise<string> {
  program = startProgram(['serve'], {
    XUNCHA_DATA_DIR: folder,
    XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
  })
  return (await program.waitFor(/dashboard: (\S+)/))[1] ?? ''
}

/** A room of an institution without a licence: forbidden at any hour, so the test needs no drill clock. */
async function register(operator: UnattendedOperator): Promise<void> {
  const made = await operator.post(
    '/institutions',
    {
      name: '无证虚构机构',
      actor: 'unlicensed',
      region: '440100',
      stages: ['compulsory'],
      rehearsal: true,
    },
    institution,
  )
  const streamUrls = [world.flvOf('maths')]
  await operator.post(
    '/rooms',
    {
      institutionId: made.id,
      title: '初三数学',
      streamUrls,
      region: '440100',
      stage: 'compulsory',
    },
    room,
  )
}

async function seen(operator: UnattendedOperator, sightings: number): Promise<FirstViolation> {
  return await patiently(async () => {
    const found = await ongoingViolation(operator)
    if (found === null || found.sightings < sightings) throw new Error('not yet')
    return found
  })
}

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/xuncha-killed-`)
  world = await openRehearsalWorld()
}, 120_000)

afterAll(async () => {
  await program.stop()
  await world.close()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

describe('a program that is killed in mid-watch', () => {
  it('goes on with the same violation when it is started again, and doubles none', async () => {
    const first = await serve()
    const password = await firstPassword(program)
    const before = await signInOperator(first, 'admin', password)
    await register(before)
    const found = await seen(before, 2)
    await program.stop('SIGKILL')

    const after = await signInOperator(await serve(), 'admin', password)
    const later = await seen(after, found.sightings + 2)
    expect(later.id).toBe(found.id)
    expect(later.rule).toBe('ACT-NOLIC')
    await program.stop()
  })

  it('leaves a journal whose hash chain is whole, with one opening in it', async () => {
    const opened = await openDatabase({
      databaseUrl: null,
      dataFolder: folder,
      logger: silentLogger,
      sha256,
    })
    if (!opened.ok) throw new Error(opened.fault.message)
    const events = await opened.value.transactions.run((records) =>
      records.journal.after(0, 10_000),
    )
    await opened.value.close()
    expect(verifyChain(events, sha256)).toMatchObject({ intact: true })
    expect(events.filter(({ type }) => type === 'violation.opened')).toHaveLength(1)
  })
})
