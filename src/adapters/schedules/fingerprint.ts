import { readdir, stat } from 'node:fs/promises'

const PARTS = [
  '.',
  'calendars',
  'calendars/national',
  'calendars/regions',
  'rules',
  'sweeps',
  'platforms',
  'history/agreed',
] as const

async function partOf(folder: string, part: string): Promise<readonly string[]> {
  const names = await readdir(`${folder}/${part}`).catch(() => [])
  const files = names.filter((name) => /^[^.].*\.ya?ml$/.test(name)).toSorted()
  return await Promise.all(
    files.map(async (name) => {
      const found = await stat(`${folder}/${part}/${name}`).catch(() => null)
      return `${part}/${name} ${found?.mtimeMs ?? 'gone'} ${found?.size ?? 0} ${found?.ino ?? 0}`
    }),
  )
}

/** Changes that were made through the program: a name each, written once. */
async function changesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(`${folder}/history`).catch(() => [])
  return names.filter((name) => /^\d{6}-.*\.json$/.test(name)).toSorted()
}

/** Changes whenever a schedule file is written, added or taken away; costs a look at each, no reading. */
export async function fingerprintOf(folder: string): Promise<string> {
  const parts = await Promise.all(PARTS.map((part) => partOf(folder, part)))
  return [...parts.flat(), ...(await changesIn(folder))].join('\n')
}
