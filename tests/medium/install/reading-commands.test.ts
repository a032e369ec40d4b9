import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { askOverSocket } from '../../../src/adapters/http/control-socket.ts'
import { dismissViolation } from '../../../src/app/commands/dismiss-violation.ts'
import {
  openMigrated,
  preparedFolder,
  removeFolder,
  temporaryFolder,
} from '../../build/database/database.ts'
import { anEvidenceFrame, aStoredViolation, SATURDAY } from '../../build/database/database-rows.ts'
import {
  type FinishedProgram,
  type RunningProgram,
  runProgram,
  startProgram,
} from '../../build/program/running-program.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'

let data: string
let files: string
let serve: RunningProgram

const settings = () => ({ XUNCHA_DATA_DIR: data, PORT: '0' })
const DAYS = ['--from', '2026-10-01', '--to', '2026-10-31']
const COMMANDS = {
  check: ['check', '--from-evidence', 'violation-1', '--model', 'shipped'],
  shadow: ['shadow', ...DAYS],
  'what-if': ['what-if', '--schedules', 'schedules', '--json'],
} as const
type Command = keyof typeof COMMANDS

const alone = new Map<string, FinishedProgram>()
const exported = async (name: string) => {
  const file = join(files, `${name}.jsonl`)
  const pictures = join(files, name)
  const ended = await runProgram(
    ['labels', 'export', ...DAYS, '-o', file, '--with-frames', pictures],
    settings(),
  )
  return { ended, lines: await readFile(file, 'utf8') }
}
let exportedAlone: Awaited<ReturnType<typeof exported>>

async function keepOneViolation(): Promise<void> {
  const database = await openMigrated(data)
  const store = await createEvidenceStore(`file:${data}/evidence`)
  if (!store.ok) throw new Error(store.fault.message)
  const white = { r: 255, g: 255, b: 255 }
  const picture = sharp({ create: { width: 320, height: 180, channels: 3, background: white } })
  const { sha256 } = await store.value.put(await picture.png().toBuffer(), 'image/png')
  const { transactions } = database
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution({ id: 'institution-1' }))
    await records.rooms.save(aRoom({ id: 'room-1', institutionId: 'institution-1' }))
    await records.violations.save(aStoredViolation())
    await records.violationEvidence.add('violation-1', [anEvidenceFrame({ sha256 })])
  })
  await dismissViolation(
    { clock: createFakeClock(SATURDAY), transactions, identifiers: createFakeIdentifiers() },
    {
      violationId: 'violation-1',
      who: 'user:wang',
      why: '成人班',
      correction: { reason: 'not-k12', subject: null, stage: 'adult' },
    },
  )
  await database.close()
}

beforeAll(async () => {
  data = await preparedFolder()
  files = await temporaryFolder()
  await keepOneViolation()
  for (const [name, args] of Object.entries(COMMANDS)) {
    alone.set(name, await runProgram(args, settings()))
  }
  exportedAlone = await exported('alone')
  serve = startProgram(['serve'], settings())
  await serve.waitFor(/dashboard: http/)
})
afterAll(async () => {
  await serve.stop()
  await removeFolder(data)
  await removeFolder(files)
})

describe('while the program runs on its embedded database', () => {
  it.each([
    ['check', 11],
    ['shadow', 0],
    ['what-if', 0],
  ] as const)('%s says what it says when nothing runs', async (name: Command, code) => {
    const ended = await runProgram(COMMANDS[name], settings())
    expect(ended).toEqual(alone.get(name))
    expect(ended.code, ended.stderr).toBe(code)
  })

  it('labels export writes the same file, pictures with it', async () => {
    const { ended, lines } = await exported('through')
    expect(ended).toEqual(exportedAlone.ended)
    expect(JSON.parse(ended.stdout)).toEqual({
      labels: 1,
      frames: 1,
      missing: [],
      withoutContext: [],
    })
    expect(lines).toBe(exportedAlone.lines)
  })

  it.each([
    ['violations', 'save'],
    ['accounts', 'list'],
    ['constructor', 'constructor'],
    ['evidence', 'put'],
  ])('the socket reads from a closed list: not %s.%s', async (register, read) => {
    const answer = await askOverSocket(join(data, 'control.sock'), {
      method: 'POST',
      path: '/kept',
      body: Buffer.from(JSON.stringify({ register, read, args: [{}] })),
      mediaType: 'application/json',
    })
    expect(answer?.status).toBe(404)
  })

  it('migrate says that the running program did it at its start', async () => {
    const ended = await runProgram(['migrate'], settings())
    expect(ended).toMatchObject({ code: 0, stdout: '{"migrated":true}\n' })
    expect(ended.stderr).toContain('at its start')
    const adopting = await runProgram(['migrate', '--adopt'], settings())
    expect(adopting).toMatchObject({ code: 2, stdout: '' })
    expect(adopting.stderr).toContain('stop it')
  })
})
