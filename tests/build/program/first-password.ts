import { readFile } from 'node:fs/promises'
import type { RunningProgram } from './running-program.ts'

/** Waits until the program says where it put the password of `admin`, and reads it there. */
export async function firstPassword(program: RunningProgram): Promise<string> {
  const [, path = ''] = await program.waitFor(/first administrator's password: (\S+)/)
  return /password: (\S+)/.exec(await readFile(path, 'utf8'))?.[1] ?? ''
}
