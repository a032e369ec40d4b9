import { chmod, mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../core/error-code.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { ScheduleChange, ScheduleDraft } from '../../ports/legal-schedules.ts'

const HISTORY = 'history'
/** While a change is being made; what it says is enough to take the change back. */
const PENDING = `${HISTORY}/pending.json`

const keptChange = z.strictObject({
  id: z.string(),
  at: z.number(),
  who: z.string(),
  why: z.string(),
  kind: z.enum([
    'notice',
    'school-calendar',
    'sweep',
    'cut-rules',
    'report-template',
    'files',
    'undo',
  ]),
  undoes: z.string().nullable(),
  files: z.array(
    z.strictObject({
      file: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Process that makes the change. */
  pid: z.int(),
})

/** A change with the files as they were before and after it. */
export type KeptChange = Omit<ScheduleChange, 'files'> & Pick<ScheduleDraft, 'files'>

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return null
  }
}

/** Whether a change is half made, so that a file may stand there whose change the history does not tell yet. */
export const isBeingChanged = async (folder: string): Promise<boolean> =>
  (await readText(`${folder}/${PENDING}`)) !== null

async function readKept(path: string): Promise<z.infer<typeof keptChange> | null> {
  const text = await readText(path)
  if (text === null) return null
  try {
    return keptChange.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** The law is no secret, and who imports it may be another user than who patrols by it. */
const READABLE_FILE = 0o644
const READABLE_FOLDER = 0o755

async function makeReadableFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true })
  if (made !== undefined) await chmod(folder, READABLE_FOLDER)
}

/** Readers see the old file or the new one, never half of one. */
async function put(folder: string, file: string, text: string | null): Promise<void> {
  const path = `${folder}/${file}`
  if (text === null) return await rm(path, { force: true })
  await makeReadableFolder(dirname(path))
  const temporary = `${path}.${process.pid}.tmp`
  await writeFile(temporary, text, { flush: true })
  await chmod(temporary, READABLE_FILE)
  await rename(temporary, path)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Takes back what a process left half done when it died. */
async function recover(folder: string): Promise<void> {
  const pending = await readKept(`${folder}/${PENDING}`)
  if (pending !== null && pending.pid !== process.pid && isAlive(pending.pid)) return
  for (const { file, before, after } of pending?.files ?? []) {
    if ((await readText(`${folder}/${file}`)) === after) await put(folder, file, before)
  }
  await rm(`${folder}/${PENDING}`, { force: true })
}

const busy = (): Result<never> =>
  fail(
    'conflict',
    '另一次导入正在写入，请稍后再试。Another import is writing; try again in a moment.',
  )

const stale = (file: string): Result<never> =>
  fail(
    'conflict',
    `${file} 在预览之后被改动，请重新预览。${file} was changed after the preview; preview again.`,
    file,
  )

async function changedSince(folder: string, files: KeptChange['files']): Promise<string | null> {
  for (const { file, before } of files) {
    if ((await readText(`${folder}/${file}`)) !== before) return file
  }
  return null
}

async function claim(folder: string, change: KeptChange): Promise<boolean> {
  await makeReadableFolder(`${folder}/${HISTORY}`)
  const text = JSON.stringify({ ...change, pid: process.pid })
  try {
    await writeFile(`${folder}/${PENDING}`, text, { flag: 'wx', flush: true })
    await chmod(`${folder}/${PENDING}`, READABLE_FILE)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function write(folder: string, change: KeptChange): Promise<Result<null>> {
  if (!(await claim(folder, change))) {
    await recover(folder)
    if (!(await claim(folder, change))) return busy()
  }
  const changed = await changedSince(folder, change.files)
  if (changed !== null) {
    await unlink(`${folder}/${PENDING}`)
    return stale(changed)
  }
  for (const { file, after } of change.files) await put(folder, file, after)
  const number = (await namesIn(folder)).length + 1
  const name = `${String(number).padStart(6, '0')}-${change.id}.json`
  await rename(`${folder}/${PENDING}`, `${folder}/${HISTORY}/${name}`)
  return succeed(null)
}

/** In the order in which they were made, whatever the clock said. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(`${folder}/${HISTORY}`).catch(() => [])
  return names.filter((name) => /^\d{6}-.*\.json$/.test(name)).toSorted()
}

/** Latest first. Files of the history that cannot be read are left out. */
async function readHistory(folder: string): Promise<readonly KeptChange[]> {
  const names = await namesIn(folder)
  const read = await Promise.all(names.map((name) => readKept(`${folder}/${HISTORY}/${name}`)))
  return read
    .flatMap((change) => (change === null ? [] : [{ ...change, at: change.at as Instant }]))
    .toReversed()
}

/** The changes made to a schedules folder by this program, with the way back. They lie in its folder `history`. */
export function createChangeHistory(folder: string) {
  return {
    recover: () => recover(folder),
    read: () => readHistory(folder),
    /** All files or none; `conflict` when one of them is not as `before` says. */
    write: async (change: KeptChange): Promise<Result<null>> => {
      try {
        return await write(folder, change)
      } catch (error) {
        await recover(folder).catch(() => {})
        const code = errorCode(error) ?? String(error)
        return fail(
          'schedule-invalid',
          `日历目录无法写入（${code}），什么都没有改变。The schedules folder cannot be written (${code}); nothing was changed.`,
          folder,
        )
      }
    },
  }
}
