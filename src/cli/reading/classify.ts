import { presentClassification } from '../../adapters/http/present/verdict.ts'
import { unreadableWords } from '../../adapters/system/named-file.ts'
import { shippedLexicons } from '../../compose/lexicons.ts'
import {
  type ClassifyRequest,
  type ClassifyResponse,
  classifyRequest,
} from '../../contracts/reading/classify.ts'
import { type Classifier, createClassifier } from '../../core/detection/classify.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'
import { filledLines, writeJsonLines } from '../json-lines.ts'
import { createUnknownFields } from '../unknown-fields.ts'
import { classifySessions } from './classify-sessions.ts'
import { parseTextLine } from './text-line.ts'

export type ClassifyOptions = {
  /** File with one text a line, `-` for standard input; without it the usage is explained. */
  readonly jsonl?: string | true
  /** As `jsonl`, of one look a line: each session is added up as a watch does. */
  readonly sessions?: string | true
}

function answer(classifier: Classifier, request: ClassifyRequest): ClassifyResponse {
  const { id, text, title, pageText } = request
  const found = classifier.classify({
    text,
    ...(title === undefined ? {} : { title }),
    ...(pageText === undefined ? {} : { pageText }),
  })
  return { id, ...presentClassification(found) }
}

async function classifyLines(
  classifier: Classifier,
  file: string,
  io: CommandIo,
): Promise<ExitCode> {
  const answers = writeJsonLines(io)
  const unknown = createUnknownFields(Object.keys(classifyRequest.shape), io.err)
  for await (const { number, line } of filledLines(io, file)) {
    const parsed = parseTextLine(classifyRequest, line)
    if (!parsed.ok) {
      answers.flush()
      io.err(`第${number}行 / line ${number}: ${parsed.problem}\n`)
      return EXIT.badInput
    }
    unknown.look(number, parsed.fields)
    answers.write(answer(classifier, parsed.data))
  }
  answers.flush()
  return EXIT.done
}

/**
 * `xuncha classify --jsonl [FILE|-]`: what each text is about, in the order of the lines `{id,text}`. Says nothing
 * about whether it is allowed, so the exit code is 0 whatever is found; 2 at the first line that is not such a line.
 * Fields that it does not know are told of and not read.
 */
export async function runClassify(options: ClassifyOptions, io: CommandIo): Promise<ExitCode> {
  const { jsonl, sessions } = options
  if ((jsonl === undefined) === (sessions === undefined)) {
    io.err(
      '请用 --jsonl 或 --sessions 之一，后接文件名，- 为标准输入 / use one of --jsonl and --sessions with a file, - for standard input\n',
    )
    return EXIT.badInput
  }
  const given = jsonl ?? sessions
  const file = given === undefined || given === true ? '-' : given
  const lexicons = await shippedLexicons()
  if (!lexicons.ok) {
    io.err(`${lexicons.fault.message}\n`)
    return EXIT.ourFault
  }
  const classifier = createClassifier(lexicons.value)
  const answers = sessions === undefined ? classifyLines : classifySessions
  try {
    return await answers(classifier, file, io)
  } catch (cause) {
    const words = unreadableWords(file, cause)
    if (words === null) throw cause
    io.err(`${words}\n`)
    return EXIT.badInput
  }
}
