import { createReadStream } from 'node:fs'
import { Option } from 'commander'
import { endForSure } from './adapters/system/end-for-sure.ts'
import { splitLines } from './adapters/system/split-lines.ts'
import { addAccessCommands } from './cli/access-commands.ts'
import { addFileCommands } from './cli/file-commands.ts'
import { type CommandIo, EXIT, type ExitCode } from './cli/io.ts'
import { addJudgementCommands } from './cli/judgement-program.ts'
import type { ProgramContext } from './cli/program-context.ts'
import { parseSpoken, spokenProgram } from './cli/spoken-program.ts'
import { answerStopSignals } from './cli/stop-signals.ts'
import { endUnexpected } from './cli/unexpected.ts'
import { addUpkeepCommands } from './cli/upkeep-program.ts'
import { loadLightModules } from './compose/light-modules.ts'
import { spareMemory } from './compose/spare-memory.ts'
import { VERSION } from './compose/version.ts'

loadLightModules()
// What is kept here is nobody else's business; what is meant for others says so itself.
process.umask(0o077)

/** For handles that a library forgot to close; everything of ours is closed when a command has returned. */
const LEFTOVERS_MILLISECONDS = 1_000

const io: CommandIo = {
  lines: (file) => splitLines(file === '-' ? process.stdin : createReadStream(file)),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
}

const stopping = answerStopSignals(io.err)

const context: ProgramContext = {
  stop: stopping.stop,
  signals: stopping.signals,
  io,
  environment: process.env,
  workingFolder: process.cwd(),
  asRoot: process.getuid?.() === 0,
  errorStream: process.stderr,
  spareMemory,
}

const schedules = (): string => process.env['XUNCHA_SCHEDULES'] ?? 'schedules'

// Each command brings its own modules when it is asked for: a judge needs no browser.
let outcome: Promise<ExitCode> = Promise.resolve(EXIT.done)
const run = (work: Promise<ExitCode>): void => {
  outcome = work
}

const program = spokenProgram('xuncha')
  .description(
    '巡查：线上学科类培训巡查系统 patrols live rooms, recognises subject teaching, cuts and proves it',
  )
  .version(VERSION)

program
  .command('serve')
  .description('启动巡查、接口与值守页面 start patrol, API and dashboard')
  .option('--roles <list>', 'api,scheduler,worker')
  .action((options) =>
    run(import('./cli/running/serve.ts').then(({ runServe }) => runServe(context, options))),
  )

program
  .command('demo')
  .description('演练：内置媒体服务器与三家虚构机构 rehearsal with made-up institutions')
  .option('--once', '无人值守，阻断被证实后自行结束 unattended, ends when the cut is verified')
  .option('--port <number>', '值守页面端口 port of the dashboard')
  .addOption(new Option('--for-desk', 'begun by the page 演练; ends with its stdin').hideHelp())
  .action((options) =>
    run(import('./cli/running/demo.ts').then(({ runDemo }) => runDemo(context, options))),
  )

program
  .command('check [url]')
  .description('看一眼一个直播流或页面 look at one stream or page once')
  .option(
    '--from-evidence <violation>',
    '用已保存的证据重算一条线索 work a stored violation out again from its evidence',
  )
  .option('--at <time>', '按此时刻判定 judge by this instant, RFC 3339 with offset')
  .option('--region <code>', '行政区划代码：44、4401、440106 code of a place')
  .option('--actor <actor>', '主体类型 who teaches')
  .option('--stage <stage>', 'preschool | compulsory | senior-high | adult')
  .option('--frames <count>', '取几帧 how many frames (by default until sure, 5 at most)')
  .option('--model <name>', '重算所用模型 for --from-evidence: file, kept version, shipped')
  .option('--json', 'JSON 总是写到标准输出 JSON always goes to stdout')
  .action((url, options) =>
    run(
      options.fromEvidence === undefined
        ? import('./cli/check/check-command.ts').then(({ runCheckCommand }) =>
            runCheckCommand(context, url ?? '', options),
          )
        : import('./cli/check/check-evidence.ts').then(({ runCheckEvidence }) =>
            runCheckEvidence(context, options.fromEvidence, options.model),
          ),
    ),
  )

program
  .command('judge')
  .description('只判定时间与对象 policy only: a session a line in, a verdict a line out')
  .option('--jsonl [file]', '文件，- 为标准输入 file, - for standard input')
  .action((options) =>
    run(
      import('./cli/law/judge.ts').then(({ runJudge }) =>
        runJudge({ ...options, schedules: schedules() }, io),
      ),
    ),
  )

program
  .command('classify')
  .description('只判定文字 text only: lines {id,text}, or sessions of looks')
  .option('--jsonl [file]', '文件，- 为标准输入 file, - for standard input')
  .option(
    '--sessions [file]',
    '按场次累计，每行 {session,at,text} added up by session, a look a line',
  )
  .action((options) =>
    run(import('./cli/reading/classify.ts').then(({ runClassify }) => runClassify(options, io))),
  )

program
  .command('recognise <images...>')
  .description('只读图中文字 read the text of pictures')
  .option('--jsonl', '每行一个 one JSON object a line')
  .option('--engine <name>', '识别引擎 engine')
  .action((files, options) =>
    run(
      import('./cli/reading/recognise-command.ts').then(({ runRecogniseCommand }) =>
        runRecogniseCommand(context, { files, ...options }),
      ),
    ),
  )

program
  .command('transcribe <files...>')
  .description(
    '说话、音乐与静音各占多少，设置了引擎时给出文字 shares of speech, music and silence; text where an engine is set',
  )
  .option('--jsonl', '每行一个 one JSON object a line')
  .option(
    '--seconds <count>',
    '至多听多少秒（文件 600，直播 15） listen so long at most (files 600, streams 15)',
  )
  .action((files, options) =>
    run(
      import('./cli/reading/transcribe-command.ts').then(({ runTranscribeCommand }) =>
        runTranscribeCommand(context, { files, ...options }),
      ),
    ),
  )

program
  .command('calendar <year>')
  .description('逐日日类与理由 every day with its kind and why')
  .option('--region <code>', '行政区划代码：44、4401、440106 code of a place')
  .option('--stage <stage>', 'compulsory')
  .option('--json', 'JSON')
  .action((year, options) =>
    run(
      import('./cli/law/calendar.ts').then(({ runCalendar }) =>
        runCalendar({ ...options, year, schedules: schedules() }, io),
      ),
    ),
  )

addFileCommands(program, context, { run, schedules })

program
  .command('import [file]')
  .description('导入名录（csv、xlsx），要么全部要么不写 import the register, all rows or none')
  .option('--dry-run', '只说会怎样，不写入 say what would happen, write nothing')
  .option('--json', '把结果以 JSON 写到标准输出 the report as JSON')
  .option('--reason <text>', '导入缘由，记入审计 why, for the audit')
  .option('--template <file>', '写一份空白模板（.xlsx、.csv） write the form to fill in')
  .option('--list <name>', 'CSV 模板是哪张表 which list of a CSV template')
  .action((file, options) =>
    run(import('./cli/import.ts').then(({ runImport }) => runImport(context, file, options))),
  )

program
  .command('labels')
  .description('人工认定与更正 what people said of what was found')
  .command('export')
  .description('导出为数据集（个人信息已遮盖） write them as a data set, personal data masked')
  .option('--from <date>', '自 first day')
  .option('--to <date>', '至（含） last day')
  .option('--region <code>', '只看此地及以下：44、4401、440106 this region and below')
  .option('-o, --output <file>', 'JSON Lines')
  .option('--with-frames <folder>', '连同画面 pictures too, into this folder')
  .action((options) =>
    run(
      import('./cli/learning/labels.ts').then(({ runLabelsExport }) =>
        runLabelsExport(context, options),
      ),
    ),
  )

program
  .command('shadow')
  .description(
    '用另一版分类模型重看已存的线索，不改数据 what another model would change; changes nothing',
  )
  .option('--from <date>', '自 first day')
  .option('--to <date>', '至（含） last day')
  .option('--region <code>', '只看此地及以下：44、4401、440106 this region and below')
  .option(
    '--model <file>',
    '另一版模型权重（JSON） weights of another version; else the present one',
  )
  .action((options) =>
    run(import('./cli/check/shadow.ts').then(({ runShadow }) => runShadow(context, options))),
  )

program
  .command('migrate')
  .description('升级数据库结构 bring the database schema up to date')
  .option(
    '--adopt',
    '密钥或证据存储已更换，以下一个启动的节点为准 secrets or evidence store were changed: the next node to start decides',
  )
  .action((options) =>
    run(import('./cli/administration.ts').then(({ runMigrate }) => runMigrate(context, options))),
  )

addAccessCommands(program, context, run)
addJudgementCommands(program, context, run)
addUpkeepCommands(program, context, run)

program
  .command('calendar-import [file]')
  .description('导入放假安排或校历（YAML、JSON） import a notice or school calendars')
  .option('--dry-run', '只看哪些日子会变 only say which days would change')
  .option(
    '--undo [change]',
    '撤销最近一次（或指定的）导入 take the latest import back, or the one named',
  )
  .option('--reason <text>', '理由，写入记录 why, kept in the history')
  .option('--json', 'JSON')
  .action((file, options) =>
    run(
      import('./cli/law/calendar-import.ts').then(({ runCalendarImport }) =>
        runCalendarImport(context, { ...options, file, schedules: schedules() }),
      ),
    ),
  )

program
  .command('what-if')
  .description('假如换一份日历或规则，哪些结论会变 what would come out otherwise under another law')
  .option('--schedules <folder>', '另一份 schedules 目录 another schedules folder')
  .option(
    '--document <file>',
    '未导入的放假安排或校历 a notice or school calendars not imported yet',
  )
  .option('--from <date>', '线索记录自 first day of the violations')
  .option('--to <date>', '至（含） last day')
  .option('--region <code>', '只看此地及以下：44、4401、440106 this region and below')
  .option(
    '--sessions <file>',
    '改判这些场次（judge 的格式） sessions as for judge, instead of violations',
  )
  .option('--json', 'JSON')
  .action((options) =>
    run(
      import('./cli/law/what-if.ts').then(({ runWhatIf }) =>
        runWhatIf(context, { ...options, inForce: schedules() }),
      ),
    ),
  )

async function main(): Promise<number> {
  try {
    parseSpoken(program, process.argv.slice(2))
  } catch (error) {
    const code = error instanceof Error && 'exitCode' in error ? error.exitCode : EXIT.badInput
    return code === 0 ? EXIT.done : EXIT.badInput
  }
  try {
    return await outcome
  } catch (error) {
    return stopping.interrupted(error) ?? endUnexpected(io, process.argv.slice(2), error)
  }
}

process.exitCode = await main()
if (stopping.stop.aborted) setTimeout(() => endForSure(), LEFTOVERS_MILLISECONDS).unref()
