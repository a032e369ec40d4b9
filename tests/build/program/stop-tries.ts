import { setTimeout as delay } from 'node:timers/promises'
import { randomFrom } from '../../../src/core/seeded-random.ts'
import {
  copyFolder,
  registeredFolder,
  removeFolder,
  type WatchedStream,
} from '../database/registered-folder.ts'
import { descendants, isAlive } from '../streams/process-table.ts'
import { startProgram } from './running-program.ts'

export type StopTry = {
  /** When it was asked to end, after it began to listen. */
  readonly afterMilliseconds: number
  readonly tookMilliseconds: number
  readonly code: number | null
  /** Child processes that outlived it. */
  readonly leftBehind: number
  /** The end of what it said, when it did not end well. */
  readonly said: string
}

async function stopOnce(template: string, afterMilliseconds: number): Promise<StopTry> {
  const folder = await copyFolder(template)
  const program = startProgram(['serve'], {
    XUNCHA_DATA_DIR: folder,
    XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
  })
  await program.waitFor(/dashboard: (\S+)/)
  await delay(afterMilliseconds)
  const children = descendants(program.child.pid ?? 0)
  const began = performance.now()
  const { code, stderr } = await program.stop('SIGTERM')
  const tookMilliseconds = Math.round(performance.now() - began)
  const leftBehind = children.filter(isAlive).length
  await removeFolder(folder)
  const said = code === 0 ? '' : stderr.slice(-1_000)
  return { afterMilliseconds, tookMilliseconds, code, leftBehind, said }
}

/** Starts the program and ends it at random moments of its work: rooms on air are read, written down, thrown out. */
export async function tryStops(
  streams: readonly WatchedStream[],
  tries: number,
  seed: number,
  longestMilliseconds: number,
  tell: (done: StopTry) => void = () => undefined,
): Promise<readonly StopTry[]> {
  const template = await registeredFolder(streams)
  const random = randomFrom(seed)
  const done: StopTry[] = []
  try {
    for (let i = 0; i < tries; i += 1) {
      const one = await stopOnce(template, Math.round(random() * longestMilliseconds))
      tell(one)
      done.push(one)
    }
  } finally {
    await removeFolder(template)
  }
  return done
}
