import type { KeptWords } from '../violations/search/kept-words.ts'

export const SUSPICIONS = ['same-teacher', 'same-speech'] as const

/** Why a lesson elsewhere may be the one that was cut, with what both said. It is for a person to say whether it is. */
export type Suspicion = {
  readonly why: (typeof SUSPICIONS)[number]
  /** As it was read or heard in both. */
  readonly quoted: string
}

/** In any order. */
type Words = Pick<KeptWords, 'sense' | 'text' | 'at'>

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
/** A whole name, after what it is called by or before 老师: a surname alone belongs to too many. */
const CALLED = new RegExp(
  `(?:主讲|讲师|授课|任课|教师|老师)(?:教师|老师)?[:：\\s]+([${SURNAMES}]\\p{Script=Han}{1,2})(?!\\p{Script=Han})`,
  'gu',
)
const BEFORE = new RegExp(
  `(?<!\\p{Script=Han})([${SURNAMES}]\\p{Script=Han}{1,2})(?:老师|教师)`,
  'gu',
)

const readIn = (words: readonly Words[]): string =>
  words
    .filter(({ sense }) => sense === 'picture')
    .map(({ text }) => text)
    .join('\n')

/** Whole names of teachers that stand on screens. */
export function teachersIn(words: readonly Words[]): ReadonlySet<string> {
  const text = readIn(words)
  const found = [CALLED, BEFORE].flatMap((shape) => [...text.matchAll(shape)])
  return new Set(found.flatMap(([, name]) => name ?? []))
}

/** Shorter runs are greetings and what everybody says. */
const FEWEST_SIGNS = 16
/** Laughter and counting are long and say nothing. */
const FEWEST_DIFFERENT = 8
const QUOTED = 40
/** The newest; bounds the work. */
const HEARD_AT_MOST = 20_000

const heardIn = (words: readonly Words[]): string =>
  words
    .filter(({ sense }) => sense === 'sound')
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(-HEARD_AT_MOST)

/** The first run of speech that both have word for word; `null`: none that is long enough to say something. */
export function speechInCommon(here: readonly Words[], there: readonly Words[]): string | null {
  const [mine, theirs] = [heardIn(here), heardIn(there)]
  const runs = new Map<string, number>()
  for (let at = 0; at + FEWEST_SIGNS <= mine.length; at += 1) {
    runs.set(mine.slice(at, at + FEWEST_SIGNS), at)
  }
  for (let at = 0; at + FEWEST_SIGNS <= theirs.length; at += 1) {
    const start = runs.get(theirs.slice(at, at + FEWEST_SIGNS))
    if (start === undefined) continue
    let length = FEWEST_SIGNS
    while (length < QUOTED && mine[start + length] === theirs[at + length]) {
      if (theirs[at + length] === undefined) break
      length += 1
    }
    const run = theirs.slice(at, at + length)
    if (new Set(run).size >= FEWEST_DIFFERENT) return run
  }
  return null
}

/**
 * Whether what goes on in another room of the institution may be the lesson that was cut, by its teacher's name on both
 * screens or by speech that both have word for word. Never a claim.
 */
export function suspectReturn(
  cut: readonly Words[],
  elsewhere: readonly Words[],
): Suspicion | null {
  const speech = speechInCommon(cut, elsewhere)
  if (speech !== null) return { why: 'same-speech', quoted: speech }
  const here = teachersIn(cut)
  const teacher = [...teachersIn(elsewhere)].find((name) => here.has(name))
  return teacher === undefined ? null : { why: 'same-teacher', quoted: teacher }
}
