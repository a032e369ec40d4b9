import { withoutSecrets } from './address-without-secrets.ts'
import { type Environment, readText } from './environment.ts'
import { SETTING_NAMES } from './settings-table.ts'

export type ShownSetting = {
  readonly name: string
  /** As people may see it; `null`: nothing is set, or it is a secret. */
  readonly value: string | null
  readonly set: boolean
  readonly secret: boolean
}

/** The address holds a password. */
const SECRET = ['DATABASE_URL']
/** Behind the host there may be a token. */
const WITH_TOKEN = ['XUNCHA_HEARTBEAT_URL', 'XUNCHA_TRACES_URL', 'XUNCHA_STAMP_AUTHORITIES']

function hostAlone(text: string): string {
  const url = URL.parse(text)
  return url === null ? '***' : `${url.protocol}//${url.host}/…`
}

function shownValue(name: string, text: string): string {
  if (WITH_TOKEN.includes(name)) {
    return text
      .split(/[\s,]+/)
      .map(hostAlone)
      .join(' ')
  }
  return withoutSecrets(text)
}

/** What the environment says, for a page: never a secret. */
export const shownSettings = (environment: Environment): readonly ShownSetting[] =>
  SETTING_NAMES.map((name) => {
    const text = readText(environment, name)
    const secret = SECRET.includes(name)
    const value = text === null || secret ? null : shownValue(name, text)
    return { name, value, set: text !== null, secret }
  })
