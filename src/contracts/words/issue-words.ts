import type { z } from 'zod'

type Words = { readonly zh: string; readonly en: string }

const FORMATS: Readonly<Record<string, Words>> = {
  datetime: {
    zh: '应为带时区的时间（RFC 3339），例如 2026-03-07T09:30:00+08:00',
    en: 'must be RFC 3339 with an offset, such as 2026-03-07T09:30:00+08:00',
  },
  date: { zh: '应为日期，例如 2026-03-07', en: 'must be a date such as 2026-03-07' },
  url: { zh: '应为网址', en: 'must be a URL' },
  email: { zh: '应为电子邮件地址', en: 'must be an e-mail address' },
}

const TYPES: Readonly<Record<string, Words>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
}

/** Of what a size is counted; a number is its own size. */
const UNITS: Readonly<Record<string, Words>> = {
  string: { zh: ' 个字符', en: ' characters' },
  array: { zh: ' 项', en: ' items' },
}

function sizeWords(origin: string, bound: Words, size: number | bigint): Words {
  const unit = UNITS[origin] ?? { zh: '', en: '' }
  return { zh: `应${bound.zh} ${size}${unit.zh}`, en: `must be ${bound.en} ${size}${unit.en}` }
}

const isAbsent = ({ message }: z.core.$ZodIssueInvalidType): boolean =>
  message.endsWith('received undefined')

function typeWords(issue: z.core.$ZodIssueInvalidType): Words {
  const { expected } = issue
  if (isAbsent(issue)) return { zh: '缺少这一项', en: 'is missing' }
  const { zh, en } = TYPES[expected] ?? { zh: expected, en: expected }
  return { zh: `应为${zh}`, en: `must be ${en}` }
}

function unknownWords({ message }: z.core.$ZodIssue): Words {
  if (/\p{Script=Han}/u.test(message)) return { zh: message, en: 'is not acceptable' }
  return { zh: '不合要求', en: message === 'Invalid input' ? 'is not acceptable' : message }
}

/** What each of several shapes found first wanting, where that is the value as a whole. */
function kindsWanted(issue: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssueInvalidType[] {
  const firsts = issue.errors.map(([first]) => first)
  const whole = firsts.flatMap((first) =>
    first?.code === 'invalid_type' && first.path.length === 0 ? [first] : [],
  )
  return whole.length === firsts.length ? whole : []
}

function unionWords(issue: z.core.$ZodIssueInvalidUnion): Words | null {
  const wanted = kindsWanted(issue)
  const [first] = wanted
  if (first === undefined) return null
  if (wanted.every(isAbsent)) return typeWords(first)
  const words = wanted.map(({ expected }) => TYPES[expected] ?? { zh: expected, en: expected })
  return {
    zh: `应为${words.map(({ zh }) => zh).join('或')}`,
    en: `must be ${words.map(({ en }) => en).join(' or ')}`,
  }
}

function whatIsWrong(issue: z.core.$ZodIssue): Words {
  const [own, ownEnglish] = issue.message.split(' / ')
  if (own !== undefined && ownEnglish !== undefined) return { zh: own, en: ownEnglish }
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String).join('、')
      return { zh: `只能是 ${values}`, en: `must be one of ${values}` }
    }
    case 'invalid_type':
      return typeWords(issue)
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? { zh: '不能为空', en: 'must not be empty' }
        : sizeWords(issue.origin, { zh: '不小于', en: 'at least' }, issue.minimum)
    case 'too_big':
      return sizeWords(issue.origin, { zh: '不大于', en: 'at most' }, issue.maximum)
    case 'invalid_format':
      return FORMATS[issue.format] ?? { zh: '格式不对', en: 'is not written as it should be' }
    case 'invalid_union':
      return unionWords(issue) ?? unknownWords(issue)
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return unknownWords(issue)
  }
}

/** How a union that knows which of its shapes was meant says so: the first fault of that shape, with its place. */
export const firstFault = (issue: { path: readonly PropertyKey[]; message: string }): string =>
  `${issue.path.map(String).join('.')}: ${issue.message}`

/** The fault of the shape that was meant, where a union says which (`firstFault`); `null` where it does not. */
export function faultOfMeantShape(issue: z.core.$ZodIssue): z.core.$ZodIssue | null {
  if (issue.code !== 'invalid_union') return null
  const firsts = issue.errors.flatMap(([first]) => first ?? [])
  return firsts.find((first) => firstFault(first) === issue.message) ?? null
}

/**
 * What is wrong with data that somebody handed in, by the place it stands in, in the words of officers: zod's own are
 * English. A message of ours is `中文 / English` and stands as it is. `place` names the field where the path does not.
 */
export function issueWords(
  issue: z.core.$ZodIssue,
  place = issue.path.map(String).join('.'),
): Words {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join('、')
    return {
      zh: `${place || '内容'} 里有不认识的字段 ${keys}`,
      en: `unknown field ${keys}`,
    }
  }
  const { zh, en } = whatIsWrong(issue)
  return { zh: `${place || '内容'}：${zh}`, en: `${place || 'the whole'}: ${en}` }
}
