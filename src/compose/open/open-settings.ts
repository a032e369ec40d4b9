import { readFile } from 'node:fs/promises'
import type { HttpDependencies } from '../../adapters/http/dependencies.ts'
import { readSettingsTable, type SettingText } from '../../config/settings-table.ts'
import type { ShownSetting } from '../../config/shown-settings.ts'
import type { Secrets } from '../secrets/secret-file.ts'

type ToldSettings = NonNullable<HttpDependencies['system']['settings']>

const DOCUMENTS = {
  zh: new URL('../../../README.zh-CN.md', import.meta.url),
  en: new URL('../../../README.md', import.meta.url),
}

/** Without the documents the names have to do. */
const tableOf = async (document: URL): Promise<ReadonlyMap<string, SettingText>> =>
  readSettingsTable(await readFile(document, 'utf8').catch(() => ''))

const SECRET_WORDS = {
  cookieSecret: {
    zh: '值守页面的 Cookie 与数据库中其他密钥由它派生',
    en: 'signs the cookies of the dashboard; other secrets in the database are sealed by it',
  },
  hookToken: {
    zh: '各媒体服务器的回调令牌由它派生',
    en: 'hook tokens of media servers come from it',
  },
  mediaServers: { zh: '媒体服务器的管理账号', en: 'administration accounts of media servers' },
  cutAccess: { zh: '其他阻断平台的账号与密钥', en: 'accounts and keys of other cutting platforms' },
  secondOpinionKey: { zh: '第二意见接口的密钥', en: 'key of the second opinion' },
  speechKey: { zh: '语音转写接口的密钥', en: 'key of the speech server' },
  oidcClientSecret: {
    zh: '向统一身份认证证明本程序的密钥',
    en: 'what this program shows the identity provider',
  },
} as const satisfies Readonly<Record<keyof Secrets, { readonly zh: string; readonly en: string }>>

const isSet = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some((one) => typeof one !== 'object' || Object.keys(one).length > 0)
    : value !== undefined

/** Settings in words; of secrets only whether they are there. */
export function tellSettings(environment: readonly ShownSetting[], secrets: Secrets): ToldSettings {
  const told: [string, boolean][] = Object.keys(SECRET_WORDS).map((name) => [
    name,
    isSet(secrets[name as keyof Secrets]),
  ])
  return async () => {
    const [zh, en] = await Promise.all([tableOf(DOCUMENTS.zh), tableOf(DOCUMENTS.en)])
    return {
      environment: environment.map((one) => {
        const [chinese, english] = [zh.get(one.name), en.get(one.name)]
        const known = chinese !== undefined && english !== undefined
        return {
          ...one,
          usual: known ? { zh: chinese.usual, en: english.usual } : null,
          about: known ? { zh: chinese.about, en: english.about } : null,
        }
      }),
      secrets: told.map(([name, set]) => ({
        name,
        set,
        about: SECRET_WORDS[name as keyof Secrets],
      })),
    }
  }
}
