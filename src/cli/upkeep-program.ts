import type { Command } from 'commander'
import type { ExitCode } from './io.ts'
import type { ProgramContext } from './program-context.ts'

type Run = (work: Promise<ExitCode>) => void

const backups = () => import('./upkeep/backup.ts')
const heartbeats = () => import('./upkeep/heartbeat.ts')
const journals = () => import('./upkeep/journal.ts')
const evidence = () => import('./upkeep/evidence.ts')
const hooks = () => import('./upkeep/hooks.ts')

function addJournalCommands(program: Command, context: ProgramContext, run: Run): void {
  const journal = program
    .command('journal')
    .description('日志与证据的完整性 integrity of the journal and the evidence')
  journal
    .command('verify')
    .description(
      '核对哈希链、锚点、记录与证据文件 check hash chain, anchors, rows and evidence files: exit 0 fine, 11 something is wrong, 12 not all could be seen',
    )
    .option('--json', 'JSON')
    .option(
      '--files-per-second <count>',
      '每秒重读的证据文件数，0 不限 evidence files read anew in a second, 0: no limit',
    )
    .action((options) => run(journals().then((it) => it.runJournalVerify(context, options))))
  const key = journal
    .command('key')
    .description('打印签锚点的公钥（PEM） print the public key of the anchors as PEM')
    .action(() => run(journals().then((it) => it.runJournalKey(context))))
  key
    .command('rotate')
    .description('换新密钥，由旧密钥签署 put a new key in place, signed by the old one')
    .action(() => run(journals().then((it) => it.runJournalKeyRotate(context))))
}

function addEvidenceCommands(program: Command, context: ProgramContext, run: Run): void {
  const packages = program
    .command('evidence')
    .description('可交第三方核对的证据包 evidence packages that strangers can check')
  packages
    .command('export <violation>')
    .description(
      '把一条线索的全部证据导出为一个文件（可边运行边导出） all that is on record of a violation in one file, also while it runs',
    )
    .requiredOption('-o, --output <file>', '写到 where to, a ZIP')
    .action((violation, options) =>
      run(evidence().then((it) => it.runEvidenceExport(context, violation, options.output))),
    )
  packages
    .command('verify <file>')
    .description(
      '离线核对证据包 check a package offline: exit 0 fine, 11 something is wrong, 12 not all could be seen',
    )
    .option('--key <file>', '另行取得的公钥（PEM） the public key as it was had elsewhere')
    .option('--json', 'JSON')
    .action((file, options) =>
      run(evidence().then((it) => it.runEvidenceVerify(context, file, options))),
    )
}

function addDatabaseCommands(program: Command, context: ProgramContext, run: Run): void {
  program
    .command('database')
    .description('数据库 the database')
    .command('roles <name>')
    .description(
      '打印 SQL：让该账号能用数据库而不拥有日志 print the SQL by which that role may work and own nothing of the journal',
    )
    .action((name) =>
      run(import('./upkeep/database-roles.ts').then((it) => it.runDatabaseRoles(context, name))),
    )
}

/** `xuncha backup`, `xuncha restore`, `xuncha evidence …`, `xuncha hooks` and `xuncha heartbeat …`. */
export function addUpkeepCommands(program: Command, context: ProgramContext, run: Run): void {
  program
    .command('backup <folder>')
    .description(
      '备份数据库与证据到空目录（可边运行边备份） database and evidence into an empty folder, also while it runs',
    )
    .action((folder) => run(backups().then((it) => it.runBackup(context, folder))))
  program
    .command('restore <folder>')
    .description('把备份恢复到空的数据目录 put a backup into an empty data folder')
    .action((folder) => run(backups().then((it) => it.runRestore(context, folder))))
  program
    .command('hooks <program>')
    .description(
      '各媒体服务器要填的推流鉴权地址 the address that each media server has to ask before it lets one publish',
    )
    .action((address) => run(hooks().then((it) => it.runHooks(context, address))))
  addJournalCommands(program, context, run)
  addEvidenceCommands(program, context, run)
  addDatabaseCommands(program, context, run)
  const heartbeat = program
    .command('heartbeat')
    .description('对外心跳（停了即报警） the signed heartbeat whose silence alarms')
  heartbeat
    .command('key')
    .description('打印公钥，交给收心跳的人 print the public key, for who receives heartbeats')
    .action(() => run(heartbeats().then((it) => it.runHeartbeatKey(context))))
  heartbeat
    .command('verify [file]')
    .description('核对一条心跳（- 为标准输入） check one, - for standard input')
    .option('--key <base64>', '公钥 the public key')
    .option('--max-age <seconds>', '最多多旧，默认 180 how old it may be, 180 by default')
    .action((file, options) =>
      run(heartbeats().then((it) => it.runHeartbeatVerify(context, file, options))),
    )
}
