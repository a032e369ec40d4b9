import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { minutes, seconds } from '../../../src/core/time/duration.ts'
import type { ChildReader, ChildReaders, ReaderProgram } from '../../../src/ports/child-readers.ts'
import { patiently } from '../../build/patience.ts'
import { openReaders } from '../../build/readers/readers.ts'

// Most of these wait for what takes its time by the clock, each for readers of its own: side by side.
const opened: ChildReader[] = []
afterAll(() => Promise.all(opened.map((one) => one.stop())))

const PROGRAM: ReaderProgram = {
  name: 'odd',
  module: new URL('../../build/readers/odd-reader.ts', import.meta.url),
  settings: null,
  environment: {},
  memoryBytes: 2 * 1024 ** 3,
  timeLimit: seconds(60),
  recycleAfter: 100,
}

function reader(readers: ChildReaders, change: Partial<ReaderProgram> = {}): ChildReader {
  const made = readers.open({ ...PROGRAM, ...change })
  opened.push(made)
  return made
}

const ask = (one: ChildReader, order: string) =>
  one.ask({ bytes: Buffer.from(order), parameters: null })
const pidOf = async (one: ChildReader): Promise<number> =>
  ((await ask(one, 'read')) as { readonly pid: number }).pid
const sha256 = (order: string) => createHash('sha256').update(order).digest('hex')

/** A zombie of somebody else's is gone as well. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
const gone = (pid: number) => patiently(() => expect(isRunning(pid)).toBe(false))

it.concurrent.each(['crash', 'hang'])(
  'what makes two readers %s is named by its sha256 and not fed again, and the next is read',
  async (order) => {
    const readers = openReaders()
    // The time limit is what the test of a hang waits for; it may not strike a crash on a slow machine.
    const one = reader(readers, order === 'hang' ? { timeLimit: seconds(5) } : {})
    await expect(ask(one, order)).rejects.toMatchObject({
      name: 'ReaderFailed',
      sha256: sha256(order),
    })
    expect(readers.health()).toEqual({ deaths: 2, poisonous: [sha256(order)] })
    await expect(ask(one, order)).rejects.toMatchObject({ name: 'ReaderFailed' })
    expect(readers.health().deaths).toBe(2)
    await expect(ask(one, 'read')).resolves.toMatchObject({ length: 4 })
  },
)

it.concurrent('what fills all memory meets its bound, in the reader alone, and the next is read', async () => {
  const one = reader(openReaders())
  // An engine that minds a failed allocation says so; one that does not dies of it.
  await expect(ask(one, 'fill')).rejects.toThrow(/alloc|killed|ended/i)
  await expect(ask(one, 'read')).resolves.toMatchObject({ length: 4 })
})

it.concurrent.each(['SIGKILL', 'SIGSEGV'] as const)(
  'a reader that somebody ends by %s costs nothing: what it read is tried once more',
  async (signal) => {
    const readers = openReaders()
    const one = reader(readers)
    const pid = await pidOf(one)
    const reading = ask(one, 'wait 1000')
    process.kill(pid, signal)
    await expect(reading).resolves.toMatchObject({ length: 'wait 1000'.length })
    expect(readers.health()).toEqual({ deaths: 1, poisonous: [] })
    expect(await pidOf(one)).not.toBe(pid)
  },
)

it.concurrent('a reader that somebody stops is noticed long before the limit of a read, in mid-read and at rest', async () => {
  const readers = openReaders()
  const one = reader(readers, { timeLimit: minutes(30) })
  const pid = await pidOf(one)
  await ask(one, 'wait 2000')
  const reading = ask(one, 'wait 1000')
  process.kill(pid, 'SIGSTOP')
  await expect(reading).resolves.toMatchObject({ length: 'wait 1000'.length })
  expect(readers.health()).toEqual({ deaths: 1, poisonous: [] })
  await gone(pid)

  const resting = await pidOf(one)
  process.kill(resting, 'SIGSTOP')
  await gone(resting)
  await expect(ask(one, 'read')).resolves.toMatchObject({ length: 4 })
})

it.concurrent('what stops two readers is not fed again, while another reader goes on', async () => {
  const readers = openReaders()
  const [one, other] = [reader(readers, { timeLimit: minutes(30) }), reader(readers)]
  const stopping = ask(one, 'stop')
  await expect(ask(other, 'read')).resolves.toMatchObject({ length: 4 })
  await expect(stopping).rejects.toMatchObject({ name: 'ReaderFailed', sha256: sha256('stop') })
  expect(readers.health()).toEqual({ deaths: 2, poisonous: [sha256('stop')] })
  await expect(ask(one, 'read')).resolves.toMatchObject({ length: 4 })
})

it.concurrent('a reader that is caught in a loop is noticed by the work it does, long before the limit of a read', async () => {
  const readers = openReaders()
  const one = reader(readers, { timeLimit: minutes(30), busyLimit: seconds(2) })
  await expect(ask(one, 'busy 1000')).resolves.toMatchObject({ length: 'busy 1000'.length })
  await expect(ask(one, 'loop')).rejects.toMatchObject({
    name: 'ReaderFailed',
    message: expect.stringContaining('caught in a loop'),
    sha256: sha256('loop'),
  })
  expect(readers.health()).toEqual({ deaths: 2, poisonous: [sha256('loop')] })
  await expect(ask(one, 'read')).resolves.toMatchObject({ length: 4 })
})

it.concurrent('a reader that takes its time and comes round now and then is not caught in a loop', async () => {
  const readers = openReaders()
  const one = reader(readers, { busyLimit: seconds(2) })
  await expect(ask(one, 'steps 5')).resolves.toMatchObject({ length: 'steps 5'.length })
  expect(readers.health().deaths).toBe(0)
})

it.concurrent('a reader that is busy for long is not taken for stopped', async () => {
  const readers = openReaders()
  const one = reader(readers)
  await expect(ask(one, 'busy 12000')).resolves.toMatchObject({ length: 'busy 12000'.length })
  expect(readers.health().deaths).toBe(0)
})

it.concurrent('what the program itself says went wrong is not the bytes’ fault, nor is a program that cannot start', async () => {
  const readers = openReaders()
  await expect(ask(reader(readers), 'fail')).rejects.toThrow('the engine says no')
  const broken = reader(readers, { settings: 'no models' })
  for (let i = 0; i < 3; i += 1) await expect(ask(broken, 'read')).rejects.toThrow('no such model')
  expect(readers.health()).toEqual({ deaths: 0, poisonous: [] })
})

it.concurrent('a process is replaced after as many questions as were agreed, and bytes cross whole', async () => {
  const one = reader(openReaders(), { recycleAfter: 2 })
  const pids = [await pidOf(one), await pidOf(one), await pidOf(one)]
  expect(pids[0]).toBe(pids[1])
  expect(pids[2]).not.toBe(pids[0])
  const picture = Buffer.alloc(8_000_000, 7)
  const answer = await one.ask({ bytes: picture.subarray(1), parameters: null })
  expect(answer).toMatchObject({ length: 7_999_999 })
})

it.concurrent('is gone when it was stopped in mid-read, and starts no other', async () => {
  const one = reader(openReaders())
  const pid = await pidOf(one)
  const reading = ask(one, 'hang')
  await Promise.all([expect(reading).rejects.toThrow(), one.stop()])
  expect(isRunning(pid)).toBe(false)
  await expect(ask(one, 'read')).rejects.toThrow('stopped')
})

const PARENT = fileURLToPath(new URL('../../build/readers/parent-of-reader.ts', import.meta.url))

it.concurrent.each(['read', 'hang'])(
  'ends with its parent, also one that is killed, while it does: %s',
  async (order) => {
    const parent = spawn(process.execPath, [PARENT, order], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString()))),
    )
    expect(isRunning(pid)).toBe(true)
    parent.kill('SIGKILL')
    await gone(pid)
  },
)
