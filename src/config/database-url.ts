import { fail, type Result, succeed } from '../core/fault.ts'

const NAME = 'DATABASE_URL'

/** The value may hold a password, so that nothing of it is repeated. */
const wrong = (zh: string, en: string): Result<never> =>
  fail('setting-invalid', `设置 ${NAME} 无效：${zh}。Setting ${NAME} is invalid: ${en}.`, NAME)

const unescaped = (): Result<never> =>
  wrong(
    '账号或密码中有未转义的字符，请用百分号编码写（@ 写作 %40，: 写作 %3A，/ 写作 %2F，? 写作 %3F，# 写作 %23，% 写作 %25，空格写作 %20）',
    'its user or password has a character that must be percent-encoded (@ as %40, : as %3A, / as %2F, ? as %3F, # as %23, % as %25, a blank as %20)',
  )

/**
 * Reads the address of a PostgreSQL server. A password with a character that ends a part of an address would silently
 * become part of host, database or options, and be shown with them: each such address is refused here.
 */
export function readDatabaseAddress(text: string): Result<string> {
  const [, rest] = /^postgres(?:ql)?:\/\/(.+)$/.exec(text) ?? []
  if (rest === undefined) {
    return wrong(
      '应以 postgres:// 开头；不设置则使用内置数据库',
      'it must start with postgres://, or be left out for the embedded database',
    )
  }
  const end = /[/?#]/.exec(rest)?.index ?? rest.length
  const [authority, after] = [rest.slice(0, end), rest.slice(end)]
  const at = authority.lastIndexOf('@')
  const account = authority.slice(0, Math.max(0, at))
  const split = account.replace(':', '')
  const astray = after.includes('@') || /[@:\s[\]\\^|"<>{}`]/.test(split) || /\s/.test(rest)
  if (astray || /%(?![0-9a-f]{2})/i.test(rest)) return unescaped()
  const url = URL.parse(text)
  return url === null || url.hash !== '' || after.includes('#')
    ? wrong(
        '无法读取，应为 postgres://USER:PASSWORD@HOST:PORT/DATABASE，特殊字符用百分号编码',
        'it cannot be read: write postgres://user:password@host:port/database, special characters percent-encoded',
      )
    : succeed(text)
}
