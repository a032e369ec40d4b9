import { resolve } from 'node:path'
import { z } from 'zod'
import { allOf, fail, type Result, succeed } from '../core/fault.ts'
import { type Environment, readText } from './environment.ts'

/** Who turns speech into text: a server, or a model on this machine. */
export type TranscriptionSettings =
  | {
      readonly kind: 'server'
      /** Base address of an OpenAI-compatible API. */
      readonly url: string
      readonly model: string
      /** ISO 639-1; `null`: the server finds out. */
      readonly language: string | null
    }
  | { readonly kind: 'model'; readonly folder: string }

const URL_NAME = 'XUNCHA_SPEECH_URL'
const URL_MODEL_NAME = 'XUNCHA_SPEECH_URL_MODEL'
const LANGUAGE_NAME = 'XUNCHA_SPEECH_LANGUAGE'
const FOLDER_NAME = 'XUNCHA_SPEECH_MODEL'
const LANGUAGE = z.string().regex(/^[a-z]{2,3}$/)

const wrong = (name: string, zh: string, en: string): Result<never> =>
  fail('setting-invalid', `设置 ${name} 无效：${zh}。Setting ${name} is invalid: ${en}.`, name)

/** Without user name and query: keys belong in the secret file. */
function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search } = new URL(text)
  return /^https?:$/.test(protocol) && username + password + search === ''
}

const readUrl = (url: string): Result<string> =>
  isPlainAddress(url)
    ? succeed(url)
    : wrong(
        URL_NAME,
        '应为 http(s) 地址，密钥放在密钥文件 speechKey',
        'use an http(s) address; the key belongs in the secret file (speechKey)',
      )

function readModel(model: string | null): Result<string> {
  const together = `${URL_NAME} and ${URL_MODEL_NAME} go together`
  return model === null
    ? wrong(URL_MODEL_NAME, `须与 ${URL_NAME} 一起设置`, together)
    : succeed(model)
}

const readLanguage = (language: string | null): Result<string | null> =>
  language === null || LANGUAGE.safeParse(language).success
    ? succeed(language)
    : wrong(LANGUAGE_NAME, '请填语种代码，如 zh', 'use a language code such as zh')

function readServer(environment: Environment): Result<TranscriptionSettings | null> {
  const url = readText(environment, URL_NAME)
  const model = readText(environment, URL_MODEL_NAME)
  const language = readText(environment, LANGUAGE_NAME)
  if (url === null) {
    const alone = model === null ? (language === null ? null : LANGUAGE_NAME) : URL_MODEL_NAME
    return alone === null
      ? succeed(null)
      : wrong(alone, `须与 ${URL_NAME} 一起设置`, `it goes together with ${URL_NAME}`)
  }
  const read = allOf({
    url: readUrl(url),
    model: readModel(model),
    language: readLanguage(language),
  })
  return read.ok ? succeed({ kind: 'server', ...read.value }) : read
}

/** `null`: nobody turns speech into text; what is speech is told all the same. */
export function readTranscription(
  environment: Environment,
  workingFolder: string,
): Result<TranscriptionSettings | null> {
  const server = readServer(environment)
  if (!server.ok) return server
  const folder = readText(environment, FOLDER_NAME)
  if (folder === null) return server
  return server.value === null
    ? succeed({ kind: 'model', folder: resolve(workingFolder, folder) })
    : wrong(FOLDER_NAME, `不能与 ${URL_NAME} 同时设置`, `either it or ${URL_NAME}, not both`)
}
