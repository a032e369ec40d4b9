import type { Command } from 'commander'
import type { ExitCode } from './io.ts'
import type { ProgramContext } from './program-context.ts'

const administration = () => import('./administration.ts')
const REASON = ['--reason <text>', '缘由，记入审计 why, for the audit'] as const

const REGIONS = [
  '--regions <codes>',
  '限于这些地区及其下，如 4401,4403;默认不限 bound to these regions and below; everywhere by default',
] as const

type Run = (work: Promise<ExitCode>) => void

function addUserCommands(program: Command, context: ProgramContext, run: Run): void {
  const user = program.command('user').description('账号 accounts')
  user
    .command('add <name>')
    .description('新建账号，密码只显示一次 add an account; its password is shown once')
    .option('--role <role>', 'observer | analyst | operator | officer | administrator')
    .option(...REGIONS)
    .option(...REASON)
    .action((name, options) =>
      run(administration().then((it) => it.runUserAdd(context, name, options))),
    )
  user
    .command('access <name>')
    .description('修改角色或地区 change the role or the regions')
    .option('--role <role>', 'observer | analyst | operator | officer | administrator')
    .option('--regions <codes>', '如 4401,4403;all 为不限 such as 4401,4403; all: everywhere')
    .option(...REASON)
    .action((name, options) =>
      run(administration().then((it) => it.runUserAccess(context, name, options))),
    )
  user
    .command('list')
    .description('列出账号 list the accounts')
    .action(() => run(administration().then((it) => it.runUserList(context))))
  user
    .command('password <name>')
    .description(
      '重设密码，只显示一次，并结束其会话 set a new password, shown once; ends the sessions',
    )
    .option('--stdin', '从标准输入读取新密码 read it from standard input')
    .option(...REASON)
    .action((name, options) =>
      run(administration().then((it) => it.runUserPassword(context, name, options))),
    )
  addFactorCommand(user, context, run)
  for (const [verb, words] of [
    ['lock', '锁定账号并结束其会话 lock an account and end its sessions'],
    ['unlock', '解除锁定 unlock an account'],
  ] as const) {
    user
      .command(`${verb} <name>`)
      .description(words)
      .option(...REASON)
      .action((name, options) =>
        run(administration().then((it) => it.runUserLock(context, name, verb, options))),
      )
  }
}

function addFactorCommand(user: Command, context: ProgramContext, run: Run): void {
  user
    .command('second-factor <name>')
    .description(
      '重设两步验证（手机和恢复码都丢失时）并结束其会话 take the second factor away, for who lost phone and recovery codes; ends the sessions',
    )
    .option(...REASON)
    .action((name, options) =>
      run(administration().then((it) => it.runUserSecondFactor(context, name, options))),
    )
}

function addPictureCommands(program: Command, context: ProgramContext, run: Run): void {
  const picture = program
    .command('picture')
    .description('不再读取的画面 pictures that are not read again')
  picture
    .command('list')
    .description('列出 list them')
    .action(() => run(administration().then((it) => it.runPictureList(context))))
  picture
    .command('forget <sha256>')
    .description('允许再次读取 let one be read again')
    .option(...REASON)
    .action((sha256, options) =>
      run(administration().then((it) => it.runPictureForget(context, sha256, options))),
    )
}

/** `xuncha user …`, `xuncha token …` and `xuncha picture …`. */
export function addAccessCommands(program: Command, context: ProgramContext, run: Run): void {
  addUserCommands(program, context, run)
  addPictureCommands(program, context, run)
  const token = program.command('token').description('程序令牌 tokens for programs')
  token
    .command('add <name>')
    .description('新建令牌，只显示一次 add a Bearer token, shown once')
    .option(
      '--role <role>',
      'reader(默认，只读 default, reads only)| observer | analyst | operator | officer | administrator',
    )
    .option(...REGIONS)
    .option(
      '--scopes <scopes>',
      '用途，如 read,review，默认不限 what it is made for, such as read,review (read | review | cut | manage); whatever its role may by default',
    )
    .option('--expires <days>', '有效天数，默认 90d how many days it lasts, 90d by default')
    .option(...REASON)
    .action((name, options) =>
      run(administration().then((it) => it.runTokenAdd(context, name, options))),
    )
  token
    .command('list')
    .description('列出令牌 list the tokens')
    .action(() => run(administration().then((it) => it.runTokenList(context))))
  token
    .command('revoke <id>')
    .description('吊销令牌（编号见 list） revoke a token; its id is in the list')
    .option(...REASON)
    .action((id, options) =>
      run(administration().then((it) => it.runTokenRevoke(context, id, options))),
    )
}
