import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SCHEDULES_FOLDER } from '../law.ts'

/**
 * The schedules of the program in `folder`, with cuts that are free: one order after another on the same room, each
 * undone, is what nobody but a test does, and the office's own rules rightly stop it.
 */
export async function writeFreeCutRules(folder: string): Promise<string> {
  const schedules = join(folder, 'schedules')
  await cp(SCHEDULES_FOLDER, schedules, { recursive: true })
  const file = join(schedules, 'cuts.yaml')
  const rules = await readFile(file, 'utf8')
  const free = rules
    .replace(/^coolingOffMinutes: .*$/m, 'coolingOffMinutes: 0')
    .replace(/^ {2}manual: .*$/m, '  manual: { all: 1000, platform: 1000, region: 1000 }')
  await writeFile(file, free)
  return schedules
}
