import { ReaderFailed } from '../../core/reading/reader-failed.ts'
import type { ChildReaders } from '../../ports/child-readers.ts'
import type { ScheduleProblem } from './problem.ts'
import { lineIn } from './yaml-file.ts'
import { YAML_PROGRAM, yamlAnswer } from './yaml-program.ts'
import type { YamlFile, YamlReader } from './yaml-reading.ts'

const LIMIT_SECONDS = YAML_PROGRAM.timeLimit / 1_000

const tooHeavy = (file: string): ScheduleProblem => ({
  severity: 'error',
  file,
  line: null,
  zh: `文件在 ${LIMIT_SECONDS} 秒或规定的内存内读不完，不予读取`,
  en: `the file is not read within ${LIMIT_SECONDS} s or the memory allowed`,
})

/** Reads documents from outside in a process of their own, one after the other, in bounded time and memory. */
export function createOutsideYaml(readers: ChildReaders): YamlReader {
  const reader = readers.open(YAML_PROGRAM)
  let last: Promise<unknown> = Promise.resolve()
  const ask = async (file: string, text: string): Promise<YamlFile | ScheduleProblem> => {
    try {
      const question = { bytes: Buffer.from(text, 'utf8'), parameters: { file } }
      const answer = yamlAnswer.parse(await reader.ask(question))
      if ('problem' in answer) return answer.problem
      const { data, lines } = answer
      return { file, data, lineOf: lineIn(lines) }
    } catch (error) {
      if (error instanceof ReaderFailed) return tooHeavy(file)
      throw error
    }
  }
  return (file, text) => {
    const mine = last.then(() => ask(file, text))
    last = mine.catch(() => undefined)
    return mine
  }
}
