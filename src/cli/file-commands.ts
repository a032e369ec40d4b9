import type { Command } from 'commander'
import type { ExitCode } from './io.ts'
import type { ProgramContext } from './program-context.ts'

type Needs = {
  readonly run: (work: Promise<ExitCode>) => void
  /** Where the files are. */
  readonly schedules: () => string
}

/** Commands about the files of `schedules/`: whether they are right, and what those of a platform find on a page. */
export function addFileCommands(
  program: Command,
  context: ProgramContext,
  { run, schedules }: Needs,
): void {
  program
    .command('schedules')
    .description('日历与规则文件 calendar and rule files')
    .command('check')
    .description('检查 schedules/ 中每个文件 validate every file')
    .option('--json', 'JSON')
    .action((options) =>
      run(
        import('./law/schedules-check.ts').then(({ runSchedulesCheck }) =>
          runSchedulesCheck({ ...options, schedules: schedules() }, context.io),
        ),
      ),
    )
  program
    .command('platforms')
    .description('平台文件 files of live platforms')
    .command('try <url>')
    .description(
      '逐步说明平台文件在一个页面上找到什么 what a platform file finds on a page, step by step',
    )
    .option('--json', '同时以 JSON 写到标准输出 as JSON on stdout, too')
    .action((url, options) =>
      run(
        import('./check/platforms-try.ts').then(({ runPlatformsTry }) =>
          runPlatformsTry(context, url, options),
        ),
      ),
    )
}
