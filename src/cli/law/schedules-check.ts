import { inspectSchedules } from '../../adapters/schedules/load-schedules.ts'
import { sentenceOf } from '../../adapters/schedules/problem.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'

export type SchedulesCheckOptions = { readonly schedules: string; readonly json?: boolean }

/**
 * `xuncha schedules check`: reads all of schedules/ and names every problem with file and line. Warnings do not make
 * it fail. Exit code 2 when a file is broken.
 */
export async function runSchedulesCheck(
  options: SchedulesCheckOptions,
  io: CommandIo,
): Promise<ExitCode> {
  const { problems, loaded } = await inspectSchedules(options.schedules)
  const errors = problems.filter((problem) => problem.severity === 'error')
  for (const problem of problems) {
    const mark = problem.severity === 'error' ? '错误 error' : '提醒 warning'
    io.err(`[${mark}] ${sentenceOf(problem)}\n`)
  }
  const law = loaded?.law
  const summary = {
    ok: loaded !== null,
    ruleVersion: law?.rules.version ?? null,
    years: [...(law?.calendar.years.values() ?? [])].map(({ year, status }) => ({ year, status })),
    regions: [...(law?.calendar.regions.keys() ?? [])],
    sweeps: loaded?.sweeps.map((sweep) => sweep.name) ?? [],
    platforms: loaded?.platforms.map((platform) => platform.name) ?? [],
    problems,
  }
  if (options.json === true) io.out(`${JSON.stringify(summary)}\n`)
  const verdict = loaded === null ? `${errors.length} 处错误 / errors` : '可用 / usable'
  io.err(`${options.schedules}：${verdict}，${problems.length - errors.length} 处提醒 / warnings\n`)
  return loaded === null ? EXIT.badInput : EXIT.done
}
