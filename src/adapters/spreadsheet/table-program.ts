import { seconds } from '../../core/time/duration.ts'
import type { ReaderProgram } from '../../ports/child-readers.ts'

/** What V8 maps for each of its threads, and the heap. */
const MEMORY_BYTES = 3 * 1024 ** 3
/** A register of 100,000 rows takes 3 s; markup that is made to be slow takes for ever. */
const TIME_LIMIT = seconds(30)

/** The process in which a file that somebody uploads is taken apart. */
export const TABLE_PROGRAM: ReaderProgram = {
  name: 'spreadsheet',
  module: new URL('./table-process.ts', import.meta.url),
  settings: null,
  environment: {},
  memoryBytes: MEMORY_BYTES,
  heapMegabytes: 1_024,
  timeLimit: TIME_LIMIT,
  recycleAfter: 1,
  oneShot: true,
}
