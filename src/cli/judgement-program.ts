import type { Command } from 'commander'
import type { ExitCode } from './io.ts'
import type { JudgementOptions, JudgementPath, VersionFinder } from './judgement-commands.ts'
import type { ProgramContext } from './program-context.ts'

const shared = () => import('./judgement-commands.ts')
const terms = () => import('./terms.ts')
const REASON = ['--reason <text>', '缘由，记入审计 why, for the audit'] as const

type Run = (work: Promise<ExitCode>) => void
type Finder = (options: JudgementOptions) => Promise<VersionFinder>

type Versions = {
  readonly path: JudgementPath
  /** How the version is named on the command line. */
  readonly argument: string
  readonly finder: Finder
  /** As `finder`, of what may be put in force: hands nothing in. */
  readonly known: Finder
}

/** `list`, `shadow`, `adopt`, `withdraw`. */
function addVersionCommands(
  parent: Command,
  context: ProgramContext,
  run: Run,
  { path, argument, finder, known }: Versions,
): void {
  parent
    .command('list')
    .description('列出各版本，* 为现行 list the versions, * is in force')
    .action(() => run(shared().then((it) => it.runList(context, path))))
  parent
    .command(`shadow ${argument}`)
    .description('对近几周留下的文字试运行，不改结论 try it on the texts kept of the last weeks')
    .option('--days <count>', '最近多少天，默认 14 how many days back, 14 by default')
    .option(...REASON)
    .action((named, options) =>
      run(
        shared().then(async (it) =>
          it.runShadow(context, path, await finder(options), named, options),
        ),
      ),
    )
  parent
    .command(`adopt ${argument}`)
    .description('启用（须先试运行） put it in force, after a shadow run')
    .option(...REASON)
    .action((named, options) =>
      run(
        shared().then(async (it) =>
          it.runAdopt(context, path, await known(options), named, options),
        ),
      ),
    )
  parent
    .command('withdraw')
    .description('撤回现行版本，恢复前一版本 take it back; what was before is in force again')
    .option(...REASON)
    .action((options) => run(shared().then((it) => it.runWithdraw(context, path, options))))
}

function addTerms(program: Command, context: ProgramContext, run: Run): void {
  const parent = program
    .command('terms')
    .description('自定义词（默认文件为数据目录下的 terms.yaml） words of your own')
  parent
    .command('check [file]')
    .description('检查文件，指出行与字段 say what is wrong, by line and field')
    .action((file) => run(terms().then((it) => it.runTermsCheck(context, file))))
  addVersionCommands(parent, context, run, {
    path: '/terms',
    argument: '[file-or-version]',
    finder: async (options) => (await terms()).termsVersion(context, options),
    known: async () => (await terms()).triedTerms(context),
  })
}

function addModels(program: Command, context: ProgramContext, run: Run): void {
  const known = async () => (await shared()).knownVersion(context, '/models')
  const parent = program.command('model').description('学得的模型 models learned from corrections')
  addVersionCommands(parent, context, run, {
    path: '/models',
    argument: '[version]',
    finder: known,
    known,
  })
}

/** `xuncha terms …`, `xuncha model …` and `xuncha learn`. */
export function addJudgementCommands(program: Command, context: ProgramContext, run: Run): void {
  addTerms(program, context, run)
  addModels(program, context, run)
  program
    .command('learn')
    .description(
      '用人工更正学一个候选模型，不立即使用 learn a candidate from what people corrected',
    )
    .option('--from <date>', '认定自 first day of the corrections (with --to; else the last year)')
    .option('--to <date>', '至（含） last day')
    .option('--corrections <file>', '改用 labels export 导出的文件 from a file of labels export')
    .option('--seed <number>', '种子，默认 1 seed, 1 by default')
    .option('-o, --output <file>', '同时写出模型文件 write the model file as well')
    .option(...REASON)
    .action((options) =>
      run(import('./learning/learn.ts').then(({ runLearn }) => runLearn(context, options))),
    )
}
