import { resolve } from 'node:path'
import { z } from 'zod'
import { fail, type Result, succeed } from '../core/fault.ts'
import { readDatabaseAddress } from './database-url.ts'
import { type Environment, readText, unknownNames, XUNCHA_NAMES } from './environment.ts'
import { readTranscription, type TranscriptionSettings } from './hearing.ts'
import { type ListeningSettings, readListening } from './listening.ts'
import { readSecondOpinion, type SecondOpinionSettings } from './second-opinion.ts'

export const OCR_ENGINES = ['paddle', 'tesseract'] as const
export type OcrEngine = (typeof OCR_ENGINES)[number]

/** Everything that can be set, grouped and checked once; frozen and handed down from `main.ts`. */
export type Settings = {
  readonly http: ListeningSettings
  readonly storage: {
    readonly dataFolder: string
    /** `file:` or `s3:` address of the evidence store. */
    readonly evidenceUrl: string
    readonly secretFile: string
    readonly schedulesFolder: string
    /** How long fingerprints of what was on air are kept; 0 keeps none from one day to the next. */
    readonly replayDays: number
  }
  readonly tools: {
    readonly ffmpegPath: string | null
    readonly chromePath: string | null
    readonly ocrEngine: OcrEngine
    /** A folder with other PP-OCR models; `null` for the shipped ones. */
    readonly ocrModels: string | null
  }
  /** `null`: nobody else is asked. */
  readonly secondOpinion: SecondOpinionSettings | null
  /** `null`: nobody turns speech into text. */
  readonly transcription: TranscriptionSettings | null
  readonly egress: { readonly allowPrivateHosts: readonly string[] }
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
}

/** Settings that are secrets: a type of their own, never logged with the rest. */
export type SecretSettings = { readonly databaseUrl: string | null }

const OCR_ENGINE = z.enum(OCR_ENGINES)
const LOG_LEVEL = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
const HOST_OR_NETWORK = /^[A-Za-z0-9.:_-]+(\/\d{1,3})?$/

const wrong = (name: string, zh: string, en: string) =>
  fail('setting-invalid', `设置 ${name} 无效:${zh}。Setting ${name} is invalid: ${en}.`, name)

const DAYS = z.coerce.number().int().min(0).max(3_650)

function readReplayDays(environment: Environment): Result<number> {
  const parsed = DAYS.safeParse(readText(environment, 'XUNCHA_REPLAY_DAYS') ?? '180')
  return parsed.success
    ? succeed(parsed.data)
    : wrong('XUNCHA_REPLAY_DAYS', '请填 0 到 3650 的整数', 'use a whole number from 0 to 3650')
}

function readAllowedHosts(environment: Environment): Result<readonly string[]> {
  const text = readText(environment, 'XUNCHA_ALLOW_PRIVATE_HOSTS') ?? ''
  const hosts = text
    .split(/[,\s]+/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/^\[(.*)\]$/, '$1'))
  const bad = hosts.find((host) => !HOST_OR_NETWORK.test(host))
  return bad === undefined
    ? succeed(hosts)
    : wrong(
        'XUNCHA_ALLOW_PRIVATE_HOSTS',
        `“${bad}” 不是主机名、IP 或网段`,
        `"${bad}" is not a host name, an address or a network`,
      )
}

function readDatabaseUrl(environment: Environment): Result<string | null> {
  const url = readText(environment, 'DATABASE_URL')
  return url === null ? succeed(null) : readDatabaseAddress(url)
}

function readEvidenceUrl(environment: Environment, dataFolder: string): Result<string> {
  const url = readText(environment, 'XUNCHA_EVIDENCE_URL') ?? `file:${dataFolder}/evidence`
  return /^(file|s3):./.test(url)
    ? succeed(url)
    : wrong('XUNCHA_EVIDENCE_URL', '应为 file: 或 s3: 地址', 'use a file: or s3: address')
}

function readTools(environment: Environment, workingFolder: string): Result<Settings['tools']> {
  const ocrEngine = OCR_ENGINE.safeParse(readText(environment, 'XUNCHA_OCR') ?? 'paddle')
  if (!ocrEngine.success) {
    return wrong('XUNCHA_OCR', `可用 ${OCR_ENGINES.join('、')}`, `one of ${OCR_ENGINES.join(', ')}`)
  }
  const ocrModels = readText(environment, 'XUNCHA_OCR_MODELS')
  return succeed({
    ffmpegPath: readText(environment, 'FFMPEG_PATH'),
    chromePath: readText(environment, 'CHROME_PATH'),
    ocrEngine: ocrEngine.data,
    ocrModels: ocrModels === null ? null : resolve(workingFolder, ocrModels),
  })
}

/** Parses once. The first thing wrong is returned as one sentence that says what to change. */
export function parseSettings(
  environment: Environment,
  workingFolder: string,
): Result<{ settings: Settings; secrets: SecretSettings }> {
  const unknown = unknownNames(environment)[0]
  if (unknown !== undefined) {
    return fail(
      'setting-unknown',
      `不认识的设置 ${unknown},请删除或改正(可用:${XUNCHA_NAMES.join('、')})。Unknown setting ${unknown}: remove or correct it.`,
      unknown,
    )
  }
  const http = readListening(environment, workingFolder)
  if (!http.ok) return http
  const allowPrivateHosts = readAllowedHosts(environment)
  if (!allowPrivateHosts.ok) return allowPrivateHosts
  const databaseUrl = readDatabaseUrl(environment)
  if (!databaseUrl.ok) return databaseUrl
  const replayDays = readReplayDays(environment)
  if (!replayDays.ok) return replayDays
  const logLevel = LOG_LEVEL.safeParse(readText(environment, 'LOG_LEVEL') ?? 'info')
  if (!logLevel.success) {
    return wrong(
      'LOG_LEVEL',
      `可用 ${LOG_LEVEL.options.join('、')}`,
      `one of ${LOG_LEVEL.options.join(', ')}`,
    )
  }
  const tools = readTools(environment, workingFolder)
  if (!tools.ok) return tools
  const secondOpinion = readSecondOpinion(environment)
  if (!secondOpinion.ok) return secondOpinion
  const transcription = readTranscription(environment, workingFolder)
  if (!transcription.ok) return transcription
  const dataFolder = resolve(workingFolder, readText(environment, 'XUNCHA_DATA_DIR') ?? 'data')
  const evidenceUrl = readEvidenceUrl(environment, dataFolder)
  if (!evidenceUrl.ok) return evidenceUrl
  return succeed({
    settings: {
      http: http.value,
      storage: {
        dataFolder,
        evidenceUrl: evidenceUrl.value,
        secretFile: resolve(
          workingFolder,
          readText(environment, 'XUNCHA_SECRET_FILE') ?? `${dataFolder}/secrets.json`,
        ),
        schedulesFolder: resolve(
          workingFolder,
          readText(environment, 'XUNCHA_SCHEDULES') ?? 'schedules',
        ),
        replayDays: replayDays.value,
      },
      tools: tools.value,
      secondOpinion: secondOpinion.value,
      transcription: transcription.value,
      egress: { allowPrivateHosts: allowPrivateHosts.value },
      logLevel: logLevel.data,
    },
    secrets: { databaseUrl: databaseUrl.value },
  })
}
