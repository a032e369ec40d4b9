/** What is wrong (or odd) in a file of the schedules folder. */
export type ScheduleProblem = {
  readonly severity: 'error' | 'warning'
  /** Path inside the schedules folder. */
  readonly file: string
  /** 1-based; `null` when the whole file is meant. */
  readonly line: number | null
  readonly zh: string
  readonly en: string
}

/** File, line and reason in one sentence, Chinese first. */
export function sentenceOf(problem: ScheduleProblem): string {
  const { file, line, zh, en } = problem
  const where = line === null ? '' : `第${line}行`
  const there = line === null ? '' : `line ${line}, `
  return `${file}${where}：${zh}。/ ${file}: ${there}${en}.`
}
