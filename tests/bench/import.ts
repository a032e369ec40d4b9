import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import writeExcelFile from 'write-excel-file/node'
import { createFoundation } from '../../src/compose/foundation.ts'
import { openImport } from '../../src/compose/open-import.ts'
import { parseSettings } from '../../src/config/settings.ts'
import { SCHEDULES_FOLDER } from '../build/law.ts'
import { aRow, HEADINGS, madeCreditCode } from '../build/register-file.ts'

/**
 * Imports an XLSX of 20,000 institutions (or as many as the argument says) into a new embedded database, twice, and
 * prints how long it took and the most memory the importing process ever had. Yardstick of the issue: under 15 s and
 * 500 MB, and no change the second time. File and database are made in processes of their own, which are not measured:
 * making an embedded database takes 1.2 GB for a moment, whatever is imported.
 */
const [what = '20000', folder = ''] = process.argv.slice(2)
const FILE = 'register.xlsx'

async function make(rows: number, file: string): Promise<void> {
  const cells = [
    HEADINGS,
    ...Array.from({ length: rows }, (_, i) =>
      aRow({
        机构名称: `(虚构)机构${i}`,
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

async function measure(runsToDo: number): Promise<void> {
  const environment = { XUNCHA_DATA_DIR: folder, XUNCHA_SCHEDULES: SCHEDULES_FOLDER }
  const settings = parseSettings({ ...environment, LOG_LEVEL: 'error' }, folder)
  if (!settings.ok) throw new Error(settings.fault.message)
  const foundation = createFoundation({
    ...settings.value,
    errorStream: process.stderr,
    drillStart: null,
  })
  const bytes = await readFile(join(folder, FILE))
  const opened = await openImport(foundation)
  if (!opened.ok) throw new Error(opened.fault.message)
  const command = { file: FILE, bytes, dryRun: false, who: 'system', why: 'bench' }
  const runs: unknown[] = []
  for (let run = 0; run < runsToDo; run += 1) {
    const start = performance.now()
    const done = await opened.value(command)
    if (!done.ok) throw new Error(done.fault.message)
    const { applied, rows, changes } = done.value
    const millis = Math.round(performance.now() - start)
    runs.push({ millis, applied, rows, ...changes.institutions })
  }
  await foundation.closers.closeAll()
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1_024)
  const yardstick = { millis: 15_000, megabytes: 500 }
  process.stdout.write(
    `${JSON.stringify({ fileBytes: bytes.length, runs, peakMegabytes, yardstick })}\n`,
  )
}

if (what === 'prepare') await measure(0)
else if (what === 'measure') await measure(2)
else {
  const made = await mkdtemp(join(tmpdir(), 'xuncha-bench-import-'))
  await make(Number(what), join(made, FILE))
  const self = fileURLToPath(import.meta.url)
  execFileSync(process.execPath, [self, 'prepare', made])
  execFileSync(process.execPath, [self, 'measure', made], { stdio: 'inherit' })
  await rm(made, { recursive: true, force: true })
}
