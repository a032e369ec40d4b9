import { createReadStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { splitLines } from '../../../src/adapters/system/split-lines.ts'
import { runCheckEvidence } from '../../../src/cli/check/check-evidence.ts'
import { runImport } from '../../../src/cli/import.ts'
import { EXIT, type ExitCode } from '../../../src/cli/io.ts'
import { runCalendarImport } from '../../../src/cli/law/calendar-import.ts'
import { runJudge } from '../../../src/cli/law/judge.ts'
import { runWhatIf } from '../../../src/cli/law/what-if.ts'
import type { ProgramContext } from '../../../src/cli/program-context.ts'
import { runTermsCheck } from '../../../src/cli/terms.ts'
import { preparedFolder, removeFolder } from '../../build/database/database.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { runProgram } from '../../build/program/running-program.ts'

let folder: string
const at = (file: string): string => join(folder, file)

/** No text in any encoding, the same in each run. */
const BINARY = Uint8Array.from({ length: 5_000 }, (_, i) => (i * i * 31 + i * 7) % 256)
const GBK = Uint8Array.from([0xc4, 0xea, 0xb7, 0xdd, 0x3a, 0x20, 0x32, 0x30, 0x32, 0x37])

beforeAll(async () => {
  folder = await preparedFolder()
  await mkdir(at('a-folder'))
  await writeFile(at('empty'), '')
  await writeFile(at('binary'), BINARY)
  await writeFile(at('gbk'), GBK)
  await writeFile(at('utf-16'), Buffer.from('\uFEFFyear: 2027\n', 'utf16le'))
  await writeFile(at('other'), 'neither: this\n')
})
afterAll(() => removeFolder(folder))

const FOLDER = SCHEDULES_FOLDER
type Command = (context: ProgramContext, file: string) => Promise<ExitCode>
const COMMANDS: Readonly<Record<string, Command>> = {
  'calendar-import': (context, file) => runCalendarImport(context, { schedules: FOLDER, file }),
  'what-if --document': (context, document) => runWhatIf(context, { inForce: FOLDER, document }),
  'what-if --sessions': (context, sessions) =>
    runWhatIf(context, { inForce: FOLDER, schedules: FOLDER, sessions }),
  import: (context, file) => runImport(context, file, { dryRun: true }),
  'check --from-evidence --model': (context, file) => runCheckEvidence(context, 'v-1', file),
  'terms check': runTermsCheck,
  'judge --jsonl': ({ io }, jsonl) => runJudge({ schedules: FOLDER, jsonl }, io),
}

const FILES: Readonly<Record<string, RegExp>> = {
  nowhere: /没有这个文件.*no such file/,
  'a-folder': /文件夹.*folder/,
  empty: /空|没有一场课|0 行/,
  binary: /UTF-8|JSON/,
  gbk: /UTF-8|JSON|表头/,
  'utf-16': /UTF-8|JSON|表头/,
  other: /[一-龥].*[a-z]/,
}

const ALL = Object.keys(COMMANDS).flatMap((command) =>
  Object.keys(FILES).map((file) => ({ command, file })),
)

async function run({ command, file }: (typeof ALL)[number]) {
  const { context, err } = recordedContext(folder)
  const lines = (path: string) => splitLines(createReadStream(path))
  const code = await COMMANDS[command]?.({ ...context, io: { ...context.io, lines } }, at(file))
  return { code, said: err() }
}

describe('a file that is not what a command needs', () => {
  // There is nothing to judge in an empty list, and nothing wrong with it.
  const wrong = ALL.filter(({ command, file }) => command !== 'judge --jsonl' || file !== 'empty')

  it.each(wrong)(
    '$command with “$file” ends with 2 and says why in both languages',
    async (one) => {
      const { code, said } = await run(one)
      expect(said).toMatch(FILES[one.file] ?? /never/)
      expect(said).toMatch(/[一-龥].*[a-z]{3}/)
      expect(said).not.toMatch(/\n\s+at |Error:/)
      expect(code).toBe(EXIT.badInput)
    },
  )
})

describe('of the program as it is run', () => {
  it.each([
    [['calendar-import', 'nowhere.yaml'], '没有这个文件'],
    [['what-if', '--schedules', 'nowhere'], '没有目录 nowhere'],
    [['import', '--template', 'nowhere/form.csv'], '没有这个文件'],
    [['check', '--from-evidence', 'nobody'], '[一-龥]'],
    [['check', '--from-evidence', '../../etc/passwd'], '[一-龥]'],
    [['check', '--from-evidence', ''], '[一-龥]'],
  ])('%j ends with 2 and one sentence', async (words, why) => {
    const { code, stderr } = await runProgram(words, { XUNCHA_DATA_DIR: folder })
    expect(stderr).toMatch(new RegExp(`^.*${why}.*[a-z]{3}.*\n$`))
    expect(code).toBe(2)
  })
})
