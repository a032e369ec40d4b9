import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { readEvidenceAddress } from '../adapters/evidence/evidence-address.ts'
import { findSpeechModel } from '../adapters/hearing/speech-models.ts'
import type { Certificate } from '../adapters/http/dependencies.ts'
import { missingPaddleModels } from '../adapters/ocr/paddle/paddle-models.ts'
import { readVoiceClips, type VoiceClip } from '../adapters/rehearsal/voice/voice-clips.ts'
import { loadSchedules } from '../adapters/schedules/load-schedules.ts'
import { checkPrivateFolder } from '../adapters/system/private-folder.ts'
import type { TranscriptionSettings } from '../config/hearing.ts'
import type { ReadSettings, Settings } from '../config/settings.ts'
import type { KeptModel } from '../core/detection/kept-model.ts'
import { allOf, fail, type Result, succeed } from '../core/fault.ts'
import { openOutsideYaml } from './file-readers.ts'
import type { Foundation } from './foundation.ts'
import { type LegalTimeParts, openLegalTime } from './law/legal-time.ts'
import { shippedFindingLists } from './lexicons.ts'
import { shippedModel } from './models.ts'
import { readCertificate } from './secrets/certificates.ts'
import { inspectSecretFile } from './secrets/secret-file.ts'

type Folders = Pick<Settings['storage'], 'dataFolder' | 'secretFile' | 'schedulesFolder'>

/** Files and folders that settings name; `null`: not set, or set wrongly, which is told elsewhere. */
type Named = {
  readonly folders: Folders
  readonly evidenceUrl: string | null
  readonly tls: Settings['http']['tls']
  readonly ffmpegPath: string | null
  readonly ocrModels: string | null
  readonly transcription: TranscriptionSettings | null
  readonly voicesFolder: string | null
}

export type StartFiles = {
  readonly legal: LegalTimeParts
  /** The model of this release with its terms. */
  readonly base: KeptModel
  /** `null`: plain HTTP. */
  readonly certificate: Certificate | null
  /** What canaries are spoken with; `null`: no recordings are set. */
  readonly voiceClips: readonly VoiceClip[] | null
}

/** A bare name is looked for by the system. */
async function checkFfmpeg(path: string | null): Promise<Result<null>> {
  if (path === null || !path.includes('/')) return succeed(null)
  const runs = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
  return runs
    ? succeed(null)
    : fail(
        'ffmpeg-missing',
        `FFMPEG_PATH 指向的 ${path} 不能运行，请改正或删去该设置。FFMPEG_PATH names ${path}, which cannot be run: correct it or remove it.`,
        'FFMPEG_PATH',
      )
}

async function checkOcrModels(folder: string | null): Promise<Result<null>> {
  const missing = folder === null ? [] : await missingPaddleModels(folder)
  return missing.length === 0
    ? succeed(null)
    : fail(
        'setting-invalid',
        `设置 XUNCHA_OCR_MODELS 无效：读不到 ${missing.join('、')}。Setting XUNCHA_OCR_MODELS is invalid: ${missing.join(', ')} cannot be read.`,
        'XUNCHA_OCR_MODELS',
      )
}

async function readNamed<T>(
  { folders, evidenceUrl, tls, ffmpegPath, ocrModels, transcription, voicesFolder }: Named,
  legal: (schedulesFolder: string) => Promise<Result<T>>,
) {
  const local = transcription?.kind === 'model' ? transcription.folder : null
  return allOf({
    dataFolder: checkPrivateFolder(folders.dataFolder, 'XUNCHA_DATA_DIR'),
    secrets: await inspectSecretFile(folders.secretFile),
    certificate: tls === null ? succeed(null) : await readCertificate(tls),
    evidence: evidenceUrl === null ? succeed(null) : readEvidenceAddress(evidenceUrl),
    ffmpeg: await checkFfmpeg(ffmpegPath),
    ocrModels: await checkOcrModels(ocrModels),
    speechModel: local === null ? succeed(null) : await findSpeechModel(local),
    voiceClips: voicesFolder === null ? succeed(null) : await readVoiceClips(voicesFolder),
    legal: await legal(folders.schedulesFolder),
    base: await shippedModel(),
    findingLists: await shippedFindingLists(),
  })
}

/**
 * Reads what the start goes by, before anything is opened: law and calendars, terms, certificate; and looks at the rest
 * that settings name. Everything wrong is told together, so that nobody mends one thing only to learn of the next.
 */
export function readStartFiles(foundation: Foundation): Promise<Result<StartFiles>> {
  const { storage, http, tools, transcription, selfCheck } = foundation.settings
  const { voicesFolder } = selfCheck
  const { evidenceUrl, ...folders } = storage
  const { ffmpegPath, ocrModels } = tools
  const files = { tls: http.tls, ffmpegPath, ocrModels }
  return readNamed({ folders, evidenceUrl, transcription, voicesFolder, ...files }, (folder) =>
    // What people upload is read in a process of its own.
    openLegalTime(folder, openOutsideYaml(foundation), foundation.clock),
  )
}

const valueIn = <T>(read: Result<T>): T | null => (read.ok ? read.value : null)

/** What is wrong with files beside what is wrong with settings. Changes nothing. */
export function checkStartFiles({ folders, files, parts }: ReadSettings): Promise<Result<unknown>> {
  const named = {
    folders,
    ...files,
    evidenceUrl: valueIn(parts.evidenceUrl),
    transcription: valueIn(parts.transcription),
    voicesFolder: valueIn(parts.selfCheck)?.voicesFolder ?? null,
  }
  return readNamed(named, loadSchedules)
}
