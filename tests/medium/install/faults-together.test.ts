import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXIT } from '../../../src/cli/io.ts'
import { runServe } from '../../../src/cli/running/serve.ts'
import { removeFolder, temporaryFolder } from '../../build/database/database.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { copySchedules, type SchedulesCopy } from '../../build/schedules-copy.ts'
import { makeSelfSigned } from '../../build/streams/self-signed.ts'

let folder: string
let schedules: SchedulesCopy
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = await temporaryFolder()
  schedules = await copySchedules()
  const edit = async (file: string, from: string, to: string) =>
    schedules.write(file, (await schedules.read(file)).replace(from, to))
  await edit('calendars/national/2026.yaml', 'date: 2026-02-14', 'date: 2026-02-24')
  await edit('calendars/regions/440100.yaml', 'winter: 2026-01-31', 'winter: never')
  await edit('platforms/generic.yaml', 'device:', 'gadget:')
  await edit('sweeps/daily.yaml', 'probeSeconds: 10', 'probeSeconds: often')
  await writeFile(at('secrets.json'), '{"cookieSecret":"short","hookToken":7}')
  await writeFile(at('certificate.pem'), makeSelfSigned().cert)
  await writeFile(at('file'), '')
})
afterAll(async () => {
  await schedules.remove()
  await removeFolder(folder)
})

async function start(environment: Readonly<Record<string, string>>, roles?: string) {
  const { context, err } = recordedContext(folder)
  const code = await runServe({ ...context, environment }, roles === undefined ? {} : { roles })
  return { code, lines: err().trimEnd().split('\n') }
}

/** Each is named by exactly one line; a line is Chinese first, English beside. */
function expectTold(lines: readonly string[], names: readonly RegExp[]): void {
  const told = lines.join('\n')
  for (const name of names) {
    expect(
      lines.filter((line) => name.test(line)),
      `${name} in\n${told}`,
    ).toHaveLength(1)
  }
  expect(lines).toHaveLength(names.length)
  for (const line of lines) expect(line).toMatch(/[一-龥].*[a-z]{3}/)
}

const FILES = () => ({
  XUNCHA_SCHEDULES: schedules.folder,
  XUNCHA_SECRET_FILE: at('secrets.json'),
  XUNCHA_TLS_CERTIFICATE_FILE: at('certificate.pem'),
  XUNCHA_TLS_KEY_FILE: at('no-key.pem'),
  XUNCHA_DATA_DIR: at('file/data'),
  XUNCHA_OCR_MODELS: at('no-models'),
  XUNCHA_SPEECH_MODEL: at('no-speech'),
  XUNCHA_CANARY_VOICES: at('no-voices'),
  FFMPEG_PATH: at('no-ffmpeg'),
})
const TOLD_OF_FILES = [
  /^calendars\/national\/2026\.yaml第\d+行/,
  /^calendars\/regions\/440100\.yaml第\d+行/,
  /^platforms\/generic\.yaml第\d+行/,
  /^sweeps\/daily\.yaml第\d+行/,
  /secrets\.json.*cookieSecret/,
  /secrets\.json.*hookToken/,
  /secrets\.json.*mediaServers/,
  /^设置 XUNCHA_TLS_KEY_FILE/,
  /^XUNCHA_DATA_DIR/,
  /^设置 XUNCHA_OCR_MODELS/,
  /^设置 XUNCHA_SPEECH_MODEL/,
  /^设置 XUNCHA_CANARY_VOICES/,
  /^FFMPEG_PATH/,
]

test('a start tells everything that is wrong at once, settings and files, a line each, and makes nothing', async () => {
  const before = await readdir(folder)
  const { code, lines } = await start(
    {
      ...FILES(),
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root:hunter2@db',
      XUNCHA_EVIDENCE_URL: 'ftp://nowhere',
      XUNCHA_TRUSTED_PROXIES: 'true',
      XUNCHA_SECOND_OPINION_PER_HOUR: 'many',
      XUNCHA_SECOND_OPINION_MODEL: 'x',
      XUNCHA_SCHEDULE: './s',
    },
    'api,cook',
  )
  expect(code).toBe(EXIT.badInput)
  expectTold(lines, [
    ...TOLD_OF_FILES,
    /^--roles/,
    /不认识的设置 XUNCHA_SCHEDULE，/,
    /设置 PORT/,
    /设置 LOG_LEVEL/,
    /设置 DATABASE_URL/,
    /设置 XUNCHA_EVIDENCE_URL/,
    /设置 XUNCHA_TRUSTED_PROXIES/,
    /设置 XUNCHA_SECOND_OPINION_PER_HOUR/,
    /设置 XUNCHA_SECOND_OPINION_URL/,
  ])
  expect(lines.join('\n')).not.toContain('hunter2')
  expect(await readdir(folder)).toEqual(before)
})

test('where every setting is right, all files that they name are told at once, before anything is opened', async () => {
  const before = await readdir(folder)
  const { code, lines } = await start(FILES())
  expect(code).toBe(EXIT.badInput)
  expectTold(lines, TOLD_OF_FILES)
  expect(await readdir(folder)).toEqual(before)
})

test('one wrong setting is still one sentence', async () => {
  const { lines } = await start({ PORT: 'eighty', XUNCHA_SCHEDULES: 'no-schedules' })
  expectTold(lines, [/设置 PORT/, /no-schedules/])
})
