import {
  type ClassifyRequest,
  type ClassifyResponse,
  classifyRequest,
} from '../contracts/classify.ts'
import { issueWords } from '../contracts/issue-words.ts'
import { type Classifier, createClassifier } from '../core/detection/classify.ts'
import { classifySessions } from './classify-sessions.ts'
import { type CommandIo, EXIT, type ExitCode } from './io.ts'

export type ClassifyOptions = {
  /** File with one text a line, `-` for standard input; without it the usage is explained. */
  readonly jsonl?: string | true
  /** As `jsonl`, of one look a line: each session is added up as a watch does. */
  readonly sessions?: string | true
}

type Parsed =
  | { readonly ok: true; readonly request: ClassifyRequest }
  | { readonly ok: false; readonly problem: string }

/** Lines written at once: one system call per line would cost more than classifying. */
const LINES_PER_WRITE = 256
/** A screen has a few hundred characters; a megabyte in one line is another kind of file. */
const LONGEST_LINE = 1_000_000

function parseLine(line: string): Parsed {
  if (line.length > LONGEST_LINE) {
    return { ok: false, problem: `text:超过${LONGEST_LINE}个字符 / longer than ${LONGEST_LINE}` }
  }
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch {
    return { ok: false, problem: '不是 JSON / not JSON' }
  }
  const parsed = classifyRequest.safeParse(data)
  if (parsed.success) return { ok: true, request: parsed.data }
  const [issue] = parsed.error.issues
  if (issue === undefined) return { ok: false, problem: '整行:不合要求 / not such a line' }
  const { zh, en } = issueWords(issue, issue.path.map(String).join('.') || '整行')
  return { ok: false, problem: `${zh} / ${en}` }
}

function answer(classifier: Classifier, request: ClassifyRequest): ClassifyResponse {
  const { id, text, title, pageText } = request
  const found = classifier.classify({
    text,
    ...(title === undefined ? {} : { title }),
    ...(pageText === undefined ? {} : { pageText }),
  })
  return { id, ...found, subjects: [...found.subjects], evidence: [...found.evidence] }
}

async function classifyLines(file: string, io: CommandIo): Promise<ExitCode> {
  const classifier = createClassifier()
  let pending: string[] = []
  const flush = (): void => {
    if (pending.length > 0) io.out(pending.join(''))
    pending = []
  }
  let number = 0
  for await (const raw of io.lines(file)) {
    number += 1
    const line = number === 1 ? raw.replace(/^\uFEFF/, '') : raw
    if (line.trim() === '') continue
    const parsed = parseLine(line)
    if (!parsed.ok) {
      flush()
      io.err(`第${number}行 / line ${number}: ${parsed.problem}\n`)
      return EXIT.badInput
    }
    pending.push(`${JSON.stringify(answer(classifier, parsed.request))}\n`)
    if (pending.length >= LINES_PER_WRITE) flush()
  }
  flush()
  return EXIT.done
}

/**
 * `xuncha classify --jsonl [FILE|-]`: what each text is about, in the order of the lines `{id,text}`. Says nothing
 * about whether it is allowed, so the exit code is 0 whatever is found; 2 at the first line that is not such a line.
 */
export async function runClassify(options: ClassifyOptions, io: CommandIo): Promise<ExitCode> {
  const { jsonl, sessions } = options
  if ((jsonl === undefined) === (sessions === undefined)) {
    io.err(
      '请用 --jsonl 或 --sessions 之一,后接文件名,- 为标准输入 / use one of --jsonl and --sessions with a file, - for standard input\n',
    )
    return EXIT.badInput
  }
  const given = jsonl ?? sessions
  const file = given === undefined || given === true ? '-' : given
  try {
    return await (sessions === undefined ? classifyLines(file, io) : classifySessions(file, io))
  } catch (cause) {
    if (!isUnreadableFile(cause)) throw cause
    io.err(`${file}:文件无法读取 / the file cannot be read\n`)
    return EXIT.badInput
  }
}

function isUnreadableFile(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  return code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES'
}
