import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import writeExcelFile from 'write-excel-file/node'
import { startPostgres } from '../build/database/database.ts'
import { SCHEDULES_FOLDER } from '../build/law.ts'
import { aRow, HEADINGS, madeCreditCode } from '../build/register/register-file.ts'

/**
 * `xuncha import` of an XLSX of 20,000 institutions (or as many as the argument says), as the command itself in a process
 * of its own each time: into a new embedded database, again into the same one, and twice into a PostgreSQL server, whose
 * own memory is not counted and which so is the yardstick of what the embedded database takes. Printed: how long it took
 * and the most memory the process ever had. Goal: under 15 s and 500 MB, no change the second time.
 */
const rows = Number(process.argv[2] ?? '20000')
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const MARK = 'peak-kilobytes '
/** Makes the command say at its end, on its error stream, how much memory it had at most. */
const WATCH = `data:text/javascript,process.on('exit',()=>process.stderr.write('${MARK}'+process.resourceUsage().maxRSS))`

async function make(file: string): Promise<void> {
  const cells = [
    HEADINGS,
    ...Array.from({ length: rows }, (_, i) =>
      aRow({
        机构名称: `（虚构）机构${i}`,
        统一社会信用代码: madeCreditCode(i),
        有效期至: 46_396 + (i % 700),
      }),
    ),
  ]
  const values = cells.map((row) =>
    row.map((value) => (typeof value === 'number' ? value : String(value ?? ''))),
  )
  await writeFile(file, await writeExcelFile(values).toBuffer())
}

async function imported(file: string, folder: string, databaseUrl: string | null) {
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', WATCH, MAIN, 'import', file, '--json'], {
    env: {
      PATH: process.env['PATH'],
      XUNCHA_DATA_DIR: folder,
      XUNCHA_SCHEDULES: SCHEDULES_FOLDER,
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    },
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  const millis = Math.round(performance.now() - start)
  if (!out.startsWith('{')) throw new Error(err)
  const { applied, changes } = JSON.parse(out)
  const peak = Number(err.split(MARK).at(-1))
  return { millis, megabytes: Math.round(peak / 1_024), applied, ...changes.institutions }
}

const folder = await mkdtemp(join(tmpdir(), 'xuncha-bench-import-'))
const file = join(folder, 'register.xlsx')
await make(file)
const embedded = [await imported(file, folder, null), await imported(file, folder, null)]
const server = await startPostgres()
const onServer = [
  await imported(file, join(folder, 'other'), server.url),
  await imported(file, join(folder, 'other'), server.url),
]
await server.stop()
await rm(folder, { recursive: true, force: true })
const goal = { millis: 15_000, megabytes: 500 }
process.stdout.write(`${JSON.stringify({ rows, embedded, onServer, goal }, null, 1)}\n`)
