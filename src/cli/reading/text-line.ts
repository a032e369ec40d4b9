import type { z } from 'zod'
import { issueWords } from '../../contracts/words/issue-words.ts'
import { parseJson } from '../json-lines.ts'

export type ParsedLine<T> =
  | { readonly ok: true; readonly data: T; readonly fields: readonly string[] }
  | { readonly ok: false; readonly problem: string }

/** A screen has a few hundred characters; a megabyte in one line is another kind of file. */
const LONGEST_LINE = 1_000_000

/** Names of all fields of a line, known or not. */
const fieldsOf = (data: unknown): readonly string[] =>
  typeof data === 'object' && data !== null ? Object.keys(data) : []

/** A line of JSON that holds a text, of this shape; what is wrong with it is said by field. */
export function parseTextLine<T>(shape: z.ZodType<T>, line: string): ParsedLine<T> {
  if (line.length > LONGEST_LINE) {
    return { ok: false, problem: `text：超过${LONGEST_LINE}个字符 / longer than ${LONGEST_LINE}` }
  }
  return parseShapedLine(shape, line)
}

/** As `parseTextLine`, of lines of any length. */
export function parseShapedLine<T>(shape: z.ZodType<T>, line: string): ParsedLine<T> {
  const json = parseJson(line)
  if (!json.ok) return json
  const parsed = shape.safeParse(json.data)
  if (parsed.success) return { ok: true, data: parsed.data, fields: fieldsOf(json.data) }
  const [issue] = parsed.error.issues
  if (issue === undefined) return { ok: false, problem: '整行：不合要求 / not such a line' }
  const { zh, en } = issueWords(issue, issue.path.map(String).join('.') || '整行')
  return { ok: false, problem: `${zh} / ${en}` }
}
