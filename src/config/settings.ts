import { resolve } from 'node:path'
import { z } from 'zod'
import type { SessionRules } from '../core/access/session-life.ts'
import { allOf, fail, type Result, succeed } from '../core/fault.ts'
import type { RetentionSettings } from '../core/retention/retention.ts'
import { type CaptureSettings, readCapture } from './capture.ts'
import { readDatabaseAddress } from './database-url.ts'
import { type Environment, readText, unknownNames, XUNCHA_NAMES } from './environment.ts'
import { readTranscription, type TranscriptionSettings } from './hearing.ts'
import { type ListeningSettings, readListening, readTls } from './listening.ts'
import { type OidcSettings, readOidc } from './oidc.ts'
import { type ProofSettings, readProofs } from './proofs.ts'
import { readCount } from './read-count.ts'
import { readRetention } from './retention.ts'
import { readSecondOpinion, type SecondOpinionSettings } from './second-opinion.ts'
import { readSelfCheck, type SelfCheckSettings } from './self-check.ts'
import { readSessions } from './sessions.ts'
import { readWork, type WorkSettings } from './work.ts'

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
  readonly selfCheck: SelfCheckSettings
  readonly retention: RetentionSettings
  readonly proofs: ProofSettings
  readonly capture: CaptureSettings
  /** From one run of the saved searches to the next. */
  readonly savedSearchMinutes: number
  readonly sessions: SessionRules
  /** `null`: people sign in by passwords alone. */
  readonly oidc: OidcSettings | null
  readonly egress: { readonly allowPrivateHosts: readonly string[] }
  readonly work: WorkSettings
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
}

/** Settings that are secrets: a type of their own, never logged with the rest. */
export type SecretSettings = { readonly databaseUrl: string | null }

const OCR_ENGINE = z.enum(OCR_ENGINES)
const LOG_LEVEL = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
const HOST_OR_NETWORK = /^[A-Za-z0-9.:_-]+(\/\d{1,3})?$/

const wrong = (name: string, zh: string, en: string) =>
  fail('setting-invalid', `设置 ${name} 无效：${zh}。Setting ${name} is invalid: ${en}.`, name)

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

function toolFiles(environment: Environment, workingFolder: string) {
  const ocrModels = readText(environment, 'XUNCHA_OCR_MODELS')
  return {
    ffmpegPath: readText(environment, 'FFMPEG_PATH'),
    ocrModels: ocrModels === null ? null : resolve(workingFolder, ocrModels),
  }
}

function readTools(environment: Environment, workingFolder: string): Result<Settings['tools']> {
  const ocrEngine = OCR_ENGINE.safeParse(readText(environment, 'XUNCHA_OCR') ?? 'paddle')
  if (!ocrEngine.success) {
    return wrong('XUNCHA_OCR', `可用 ${OCR_ENGINES.join('、')}`, `one of ${OCR_ENGINES.join(', ')}`)
  }
  return succeed({
    ...toolFiles(environment, workingFolder),
    chromePath: readText(environment, 'CHROME_PATH'),
    ocrEngine: ocrEngine.data,
  })
}

function readNames(environment: Environment): Result<null> {
  const [unknown, ...more] = unknownNames(environment)
  if (unknown === undefined) return succeed(null)
  const all = [unknown, ...more]
  return fail(
    'setting-unknown',
    `不认识的设置 ${all.join('、')}，请删除或改正（可用：${XUNCHA_NAMES.join('、')}）。Unknown setting ${all.join(', ')}: remove or correct it.`,
    unknown,
  )
}

function readLogLevel(environment: Environment): Result<Settings['logLevel']> {
  const logLevel = LOG_LEVEL.safeParse(readText(environment, 'LOG_LEVEL') ?? 'info')
  return logLevel.success
    ? succeed(logLevel.data)
    : wrong(
        'LOG_LEVEL',
        `可用 ${LOG_LEVEL.options.join('、')}`,
        `one of ${LOG_LEVEL.options.join(', ')}`,
      )
}

/** What each setting says, or what is wrong with it: who looks at more than settings goes on with those that are right. */
export type ReadSettings = ReturnType<typeof readSettings>

/** Reads each setting for itself. */
export function readSettings(environment: Environment, workingFolder: string) {
  const path = (name: string, usual: string) =>
    resolve(workingFolder, readText(environment, name) ?? usual)
  const dataFolder = path('XUNCHA_DATA_DIR', 'data')
  const tls = readTls(environment, workingFolder)
  return {
    folders: {
      dataFolder,
      secretFile: path('XUNCHA_SECRET_FILE', `${dataFolder}/secrets.json`),
      schedulesFolder: path('XUNCHA_SCHEDULES', 'schedules'),
    },
    /** Files that parts name, although something else about the part may be wrong. */
    files: { tls: tls.ok ? tls.value : null, ...toolFiles(environment, workingFolder) },
    parts: {
      names: readNames(environment),
      http: readListening(environment, workingFolder),
      allowPrivateHosts: readAllowedHosts(environment),
      databaseUrl: readDatabaseUrl(environment),
      replayDays: readReplayDays(environment),
      logLevel: readLogLevel(environment),
      tools: readTools(environment, workingFolder),
      secondOpinion: readSecondOpinion(environment),
      selfCheck: readSelfCheck(environment, workingFolder),
      retention: readRetention(environment),
      proofs: readProofs(environment, workingFolder, dataFolder),
      capture: readCapture(environment),
      savedSearchMinutes: readCount(environment, 'XUNCHA_SAVED_SEARCH_MINUTES', 1, [1, 30]),
      sessions: readSessions(environment),
      oidc: readOidc(environment),
      transcription: readTranscription(environment, workingFolder),
      evidenceUrl: readEvidenceUrl(environment, dataFolder),
      work: readWork(environment),
    },
  }
}

/** The settings, when each of them is right; else one fault that tells all that are wrong, a sentence each. */
export function wholeSettings({ folders, parts }: Pick<ReadSettings, 'folders' | 'parts'>): Result<{
  settings: Settings
  secrets: SecretSettings
}> {
  const read = allOf(parts)
  if (!read.ok) return read
  const { http, tools, secondOpinion, transcription, logLevel } = read.value
  const { selfCheck, retention, proofs, capture, sessions, oidc, work } = read.value
  const { evidenceUrl, replayDays } = read.value
  const { allowPrivateHosts, databaseUrl, savedSearchMinutes } = read.value
  return succeed({
    settings: {
      http,
      storage: { ...folders, evidenceUrl, replayDays },
      tools,
      secondOpinion,
      transcription,
      selfCheck,
      retention,
      proofs,
      capture,
      savedSearchMinutes,
      sessions,
      oidc,
      egress: { allowPrivateHosts },
      work,
      logLevel,
    },
    secrets: { databaseUrl },
  })
}

/** Parses once; a fault as of `wholeSettings`. */
export const parseSettings = (
  environment: Environment,
  workingFolder: string,
): Result<{ settings: Settings; secrets: SecretSettings }> =>
  wholeSettings(readSettings(environment, workingFolder))
