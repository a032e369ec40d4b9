import { z } from 'zod'
import { seconds } from '../../core/time/duration.ts'
import type { ReaderProgram } from '../../ports/child-readers.ts'

/** What V8 maps for each of its threads, and the heap. */
const MEMORY_BYTES = 3 * 1024 ** 3
/** The calendars of a province take a second; nesting that is made to be slow takes a minute. */
const TIME_LIMIT = seconds(20)

/** The process in which a document from outside is read as YAML. */
export const YAML_PROGRAM: ReaderProgram = {
  name: 'yaml',
  module: new URL('./yaml-process.ts', import.meta.url),
  settings: null,
  environment: {},
  memoryBytes: MEMORY_BYTES,
  heapMegabytes: 512,
  timeLimit: TIME_LIMIT,
  recycleAfter: 1,
  oneShot: true,
}

const line = z.number().int().positive()

/** What that process may answer: the data, and the line of each value by its path. */
export const yamlAnswer = z.union([
  z.object({
    problem: z.object({
      severity: z.literal('error'),
      file: z.string(),
      line: line.nullable(),
      zh: z.string().max(2_000),
      en: z.string().max(2_000),
    }),
  }),
  z.object({ data: z.unknown(), lines: z.map(z.string(), line) }),
])
