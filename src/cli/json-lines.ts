import type { CommandIo } from './io.ts'

/** Lines written at once: one system call per line would cost more than answering. */
const LINES_PER_WRITE = 256

/** The lines of a file that hold something, with their numbers from 1 on; a byte order mark is dropped. */
export async function* filledLines(
  io: Pick<CommandIo, 'lines'>,
  file: string,
): AsyncGenerator<{ readonly number: number; readonly line: string }> {
  let number = 0
  for await (const raw of io.lines(file)) {
    number += 1
    const line = number === 1 ? raw.replace(/^\uFEFF/, '') : raw
    if (line.trim() !== '') yield { number, line }
  }
}

export type ParsedJson =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly problem: string }

export function parseJson(line: string): ParsedJson {
  try {
    return { ok: true, data: JSON.parse(line) }
  } catch {
    return { ok: false, problem: '不是 JSON / not JSON' }
  }
}

/** Answers as JSON Lines, many at once. What was answered before a wrong line is written before it is named: `flush`. */
export function writeJsonLines(io: Pick<CommandIo, 'out'>) {
  let pending: string[] = []
  const flush = (): void => {
    if (pending.length > 0) io.out(pending.join(''))
    pending = []
  }
  return {
    write(answer: unknown): void {
      pending.push(`${JSON.stringify(answer)}\n`)
      if (pending.length >= LINES_PER_WRITE) flush()
    },
    flush,
  }
}
