import { fail, type Result, succeed } from '../../core/fault.ts'
import {
  changedWishes,
  differingWishes,
  RUNNING_NAMES,
  type RunningChange,
  type RunningVersion,
  type RunningWishes,
} from '../../core/running/running-settings.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded } from '../commands/command.ts'
import type { RunningSettings } from './running-settings.ts'

export type RunningDeps = CommandDeps & { readonly running: RunningSettings }

/** Against the version that the person saw; 0: there was none. */
type Seen = Commanded & { readonly expectedVersion: number }
type ChangeRunning = Seen & { readonly change: RunningChange }

const VERSIONS_SHOWN = 50

export type RunningState = {
  readonly running: RunningSettings
  readonly newest: RunningVersion | null
}

/** What people set, with what this process goes by. */
async function readRunning({ transactions, running }: RunningDeps): Promise<RunningState> {
  const newest = await transactions.run((records) => records.runningSettings.newest())
  return { running, newest }
}

/** A version, with what was set before it. */
export type RunningStep = { readonly version: RunningVersion; readonly before: RunningWishes }

/** Latest first. */
async function runningVersions({ transactions }: RunningDeps): Promise<readonly RunningStep[]> {
  // What a version changed is told by the one before it.
  const all = await transactions.run(({ runningSettings }) =>
    runningSettings.latest(VERSIONS_SHOWN + 1),
  )
  return all
    .slice(0, VERSIONS_SHOWN)
    .map((version, place) => ({ version, before: all[place + 1]?.wishes ?? {} }))
}

const overtaken = (): Result<never> =>
  fail(
    'overtaken',
    '打开之后已被他人修改，没有写入。Somebody changed it since it was opened; nothing was written.',
    'expectedVersion',
  )

const nothing = (zh: string, en: string): Result<never> => fail('wrong-state', `${zh}。${en}.`)

type Next = Pick<RunningVersion, 'wishes' | 'undoes'>

async function write(
  { transactions, clock, running }: RunningDeps,
  { who, why, expectedVersion }: Seen,
  decide: (before: RunningVersion | null, records: Records) => Promise<Result<Next>>,
): Promise<Result<RunningState>> {
  const written = await transactions.run(async (records): Promise<Result<RunningVersion>> => {
    const before = await records.runningSettings.hold()
    if ((before?.version ?? 0) !== expectedVersion) return overtaken()
    const next = await decide(before, records)
    if (!next.ok) return next
    const version = { ...next.value, version: expectedVersion + 1, who, why, at: clock.now() }
    await records.runningSettings.add(version)
    await audit(
      records,
      clock,
      { who, why },
      {
        type: 'system.changed',
        subjectKind: 'system',
        subjectId: 'running-settings',
        data: { ...version, before: before?.wishes ?? {} },
      },
    )
    return succeed(version)
  })
  if (!written.ok) return written
  // Whoever set it is to see at once that it holds.
  await running.takeUp()
  return succeed({ running, newest: written.value })
}

/** Settings that this process was started without: nobody can set them while it runs. */
const withoutStart = ({ running }: RunningDeps, change: RunningChange) =>
  RUNNING_NAMES.find((name) => change[name] !== undefined && running.started[name] === null)

async function changeRunning(
  deps: RunningDeps,
  { change, ...command }: ChangeRunning,
): Promise<Result<RunningState>> {
  const missing = withoutStart(deps, change)
  if (missing !== undefined) {
    return fail(
      'wrong-state',
      '启动时已关闭的功能不能在运行中打开，请改启动设置后重新启动。What was off at the start cannot be turned on while it runs: change the setting and restart.',
      missing,
    )
  }
  return await write(deps, command, async (before) => {
    const wishes = changedWishes(before?.wishes ?? {}, change)
    return differingWishes(before?.wishes ?? {}, wishes).length === 0
      ? nothing('与现值相同，没有可改的', 'It is so already')
      : succeed({ wishes, undoes: null })
  })
}

/** What was set before the newest version holds again, as a version of its own. */
const undoRunning = (deps: RunningDeps, command: Seen): Promise<Result<RunningState>> =>
  write(deps, command, async (newest, records) => {
    if (newest === null) return nothing('没有可撤销的修改', 'There is no change to undo')
    const [, before] = await records.runningSettings.latest(2)
    const wishes: RunningWishes = before?.wishes ?? {}
    return succeed({ wishes, undoes: newest.version })
  })

/** What people set while the program runs. */
export const bindRunning = (deps: RunningDeps) => ({
  read: () => readRunning(deps),
  versions: () => runningVersions(deps),
  change: (command: ChangeRunning) => changeRunning(deps, command),
  undo: (command: Seen) => undoRunning(deps, command),
})
