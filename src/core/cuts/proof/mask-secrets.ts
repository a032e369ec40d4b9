const MASK = '***'

/** Names of parameters that say what was asked for, and never let anybody in. */
const PLAIN_PARAMETERS = new Set(
  'action appname app name stream streamname domainname version vhost srv pagenum pagesize'.split(
    ' ',
  ),
)
const SECRET_NAME = String.raw`[\w.-]*(?:secret|passw|token|signature|credential|authorization|auth_?key|access_?key|api_?key|private_?key|stream_?key|cookie)[\w.-]*`

const SECRET_MEMBER = new RegExp(
  `("${SECRET_NAME}"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\.)*"|[\\d.]+)`,
  'gi',
)
const SECRET_ELEMENT = new RegExp(`(<(${SECRET_NAME})>)[^<]*(</\\2>)`, 'gi')
const SIGNED_IN = /\b(Bearer|Basic)\s+[\w+/=.~-]{6,}/gi
const ACCOUNT = /\b([a-z][a-z\d+.-]*:\/\/)[^\s/@"'<>]+@/gi
const PARAMETER = /([?&;])([\w.%-]+)=([^&\s"'<>#,;]+)/g

const isPlain = (name: string, value: string): boolean =>
  /^\d{1,5}$/.test(value) || PLAIN_PARAMETERS.has(name.toLowerCase())

/**
 * A text without what lets somebody in: accounts and parameters of addresses, members and elements with the name of a
 * secret, and `known`, the keys we hold ourselves, wherever they stand. What a parameter is called stays.
 */
export function maskSecrets(text: string, known: readonly string[] = []): string {
  const open = known.reduce((left, secret) => left.replaceAll(secret, MASK), text)
  return open
    .replace(ACCOUNT, `$1${MASK}@`)
    .replace(SIGNED_IN, `$1 ${MASK}`)
    .replace(SECRET_MEMBER, `$1"${MASK}"`)
    .replace(SECRET_ELEMENT, `$1${MASK}$3`)
    .replace(PARAMETER, (whole, sign: string, name: string, value: string) =>
      isPlain(name, value) ? whole : `${sign}${name}=${MASK}`,
    )
}

/** An address without its account, its parameters masked. */
export const maskedAddress = (url: string): string =>
  maskSecrets(url).replace(`${MASK}@`, '').slice(0, 2_000)
