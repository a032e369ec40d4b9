/** Names that say what was asked for, and never let anybody in. */
const PLAIN_NAMES = new Set(
  'action appname app name stream streamname domainname version vhost srv pagenum pagesize encoding'.split(
    ' ',
  ),
)
const SECRET_PART =
  /secret|passw|token|signature|credential|authorization|authkey|accesskey|apikey|privatekey|streamkey|cookie/
const SECRET_END = /(?:key|pass|pwd|psw|sign|sig|auth|ticket|hmac)$/
const SECRET_NAMES = new Set('pin psk sk ak jwt otp sid hash nonce cnonce salt md5'.split(' '))

/** Members that hold a query: where one is a single word, it is a key. */
const QUERY_NAMES = new Set('query querystring param params args search'.split(' '))

/** No name of a secret is longer; only the end of a longer one is looked at. */
const LONGEST_NAME = 128

const plainly = (name: string): string =>
  name.slice(-LONGEST_NAME).toLowerCase().replaceAll(/[_.-]/g, '')

export function isSecretName(name: string): boolean {
  const plain = plainly(name)
  return SECRET_NAMES.has(plain) || SECRET_PART.test(plain) || SECRET_END.test(plain)
}

export const isQueryName = (name: string): boolean => QUERY_NAMES.has(plainly(name))

/** Of a parameter. What is not known to be harmless is not. */
export const isHarmless = (name: string, value: string): boolean =>
  !isSecretName(name) && (/^\d{0,5}$/.test(value) || PLAIN_NAMES.has(name.toLowerCase()))
