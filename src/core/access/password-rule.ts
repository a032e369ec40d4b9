/** In the place of a stored password: none opens the account. */
export const NO_PASSWORD = '!'

/** NIST SP 800-63B: length above all, and nothing that guessers try first; no rules about kinds of characters. */
const LEAST_CHARACTERS = 12
const MOST_CHARACTERS = 200
/** Fewer different characters than this, and it is a key held down or two of them in turn. */
const LEAST_DIFFERENT = 5

export type PasswordTrouble = 'short' | 'long' | 'name' | 'common'

/** What guessers try first, of any length: with figures before, between and after. */
const COMMON_WORDS = [
  'password',
  'passwd',
  'admin',
  'administrator',
  'root',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'superman',
  'master',
  'shadow',
  'qazwsx',
  'qwerty',
  'qwertyuiop',
  'asdfgh',
  'asdfghjkl',
  'zxcvbn',
  'zxcvbnm',
  'abc',
  'abcdef',
  'abcd',
  'test',
  'guest',
  'user',
  'login',
  'changeme',
  'secret',
  'default',
  'xuncha',
  'mima',
  'zhiban',
  'aini',
  'wang',
  'zhang',
  'beijing',
  'china',
  'zhongguo',
] as const

const ROWS = [
  '0123456789',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
]
const RUNS = ROWS.flatMap((row) => [row + row, [...(row + row)].toReversed().join('')])
const COLUMNS = '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'

/** As it was before somebody made it look like a password. */
const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('@', 'a').replaceAll('$', 's')

const DATE = /(?:19|20)\d{2}(?:(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?)?/g

/** How much is left to guess when runs, dates and known words are taken away: letters, and figures for half. */
function leftToGuess(text: string): number {
  let rest = text.replaceAll(DATE, '')
  for (const run of [...RUNS, COLUMNS, [...COLUMNS].toReversed().join('')]) {
    for (let length = Math.min(run.length, rest.length); length >= 4; length -= 1) {
      for (let at = 0; at + length <= rest.length; ) {
        if (run.includes(rest.slice(at, at + length)))
          rest = rest.slice(0, at) + rest.slice(at + length)
        else at += 1
      }
    }
  }
  for (const word of COMMON_WORDS.toSorted((a, b) => b.length - a.length))
    rest = rest.replaceAll(word, '')
  const count = (kind: RegExp): number => rest.match(kind)?.length ?? 0
  return count(/\p{L}/gu) + count(/\p{N}/gu) / 2
}

const LEAST_TO_GUESS = 4

const repeats = (text: string): boolean => /^(.{1,6}?)\1+.{0,5}$/su.test(text)

/** Why nobody may sign in by this password; `null`: it will do. */
export function passwordTrouble(password: string, name: string): PasswordTrouble | null {
  if (password.length < LEAST_CHARACTERS) return 'short'
  if (password.length > MOST_CHARACTERS) return 'long'
  const text = plain(password)
  const own = plain(name)
  if (own !== '' && text.includes(own) && text.length - own.length < LEAST_CHARACTERS) return 'name'
  const few = new Set(text).size < LEAST_DIFFERENT
  return few || repeats(text) || leftToGuess(text) < LEAST_TO_GUESS ? 'common' : null
}

const WORDS: Readonly<Record<PasswordTrouble, string>> = {
  short: `密码至少 ${LEAST_CHARACTERS} 个字符。A password has at least ${LEAST_CHARACTERS} characters.`,
  long: `密码至多 ${MOST_CHARACTERS} 个字符。A password has at most ${MOST_CHARACTERS} characters.`,
  name: '密码不能是账号名加几个字符。A password is not the name of the account with a few characters more.',
  common:
    '这个密码太常见或太有规律，容易被猜中。This password is too common or too regular, and soon guessed.',
}

export const passwordWords = (trouble: PasswordTrouble): string => WORDS[trouble]
