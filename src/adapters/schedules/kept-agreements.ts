import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { ScheduleStamp } from '../../ports/legal-schedules.ts'

/** Where it is kept who agreed to loosened rules of cutting, inside the schedules folder: a file each. */
const AGREED = 'history/agreed'

const agreement = z.strictObject({
  at: z.number(),
  who: z.string(),
  why: z.string(),
  /** The changes that were looked at, by their names: later ones are not agreed to, whatever the clock says. */
  changes: z.array(z.string()),
})

/** What cannot be read agrees to nothing. */
async function changesIn(path: string): Promise<readonly string[]> {
  try {
    return agreement.parse(JSON.parse(await readFile(path, 'utf8'))).changes
  } catch {
    return []
  }
}

/** Every change that another person agreed to. */
export async function readAgreements(folder: string): Promise<readonly string[]> {
  const names = await readdir(`${folder}/${AGREED}`).catch(() => [])
  return (await Promise.all(names.map((name) => changesIn(`${folder}/${AGREED}/${name}`)))).flat()
}

/** Keeps that another person agreed to `changes`. Returns the way back. */
export async function keepAgreement(
  folder: string,
  { at, who, why }: ScheduleStamp,
  changes: readonly string[],
): Promise<() => Promise<void>> {
  await mkdir(`${folder}/${AGREED}`, { recursive: true, mode: 0o755 })
  const path = `${folder}/${AGREED}/${at}.yaml`
  await writeFile(path, JSON.stringify({ at, who, why, changes }), { flush: true })
  await chmod(path, 0o644)
  return () => rm(path, { force: true })
}
