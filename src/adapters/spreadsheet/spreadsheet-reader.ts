import { fail } from '../../core/fault.ts'
import { ReaderFailed } from '../../core/reading/reader-failed.ts'
import type { ChildReaders } from '../../ports/child-readers.ts'
import type { SpreadsheetReader } from '../../ports/spreadsheets.ts'
import { tableAnswer } from './table-answer.ts'
import { TABLE_PROGRAM } from './table-program.ts'

const LIMIT_SECONDS = TABLE_PROGRAM.timeLimit / 1_000

/** Files are taken apart in a process of their own, one after the other, in bounded time and memory. */
export function createSpreadsheetReader(readers: ChildReaders): SpreadsheetReader {
  const reader = readers.open(TABLE_PROGRAM)
  let last: Promise<unknown> = Promise.resolve()
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  return {
    async read(bytes, onRows = () => {}) {
      try {
        const answer = await inLine(() => reader.ask({ bytes, parameters: null }))
        const read = tableAnswer.parse(answer)
        if (read.ok) onRows(read.value.reduce((sum, { rows }) => sum + rows.length, 0))
        return read
      } catch (error) {
        if (!(error instanceof ReaderFailed)) throw error
        return fail(
          'bad-request',
          `文件在 ${LIMIT_SECONDS} 秒或规定的内存内读不完，不予读取；请重新导出或拆分后再试。The file is not read within ${LIMIT_SECONDS} s or the memory allowed: export it anew, or split it.`,
          'file',
        )
      }
    },
  }
}
