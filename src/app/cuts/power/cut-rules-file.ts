import { CUTS_FILE, type CutRules } from '../../../core/cuts/power/cut-rules.ts'
import { type HeldCutRules, heldCutRules } from '../../../core/cuts/power/loosened-rules.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import type { ScheduleChange } from '../../../ports/legal-schedules.ts'
import { audit, type Commanded, conflict } from '../../commands/command.ts'
import {
  type Agreed,
  changeFile,
  type FileChange,
  type FileDeps,
  fileVersions,
  type ManagedFile,
  type UndoFile,
  undoFile,
  writtenFile,
} from '../../schedules/change-file.ts'
import type { HandsBehind } from './hands-behind.ts'
import { onWall } from './holds-on-wall.ts'

export type CutRulesDeps = FileDeps

export type SaveCutRules = Agreed & { readonly text: string }

/** The rules as they are written, and the file; no `version`: there is none, and what is usual holds. */
export type CutRulesView = {
  readonly rules: CutRules
  readonly text: string
  readonly version: string | null
  /** What was stricter before and holds on for a while. */
  readonly held: readonly HeldCutRules[]
}

type AgreeToCutRules = Commanded & {
  /** The version that was looked at. */
  readonly expectedVersion: string
}

const MANAGED: ManagedFile = {
  file: CUTS_FILE,
  subject: 'cut-rules',
  subjectId: 'cut-rules',
}

async function read({ schedules, clock }: CutRulesDeps): Promise<CutRulesView> {
  const written = await writtenFile({ schedules }, MANAGED)
  const known = schedules.cutRules()
  const held = heldCutRules(onWall(known, clock), clock.now())
  return { rules: known.written, ...written, held }
}

type AgreeDeps = CutRulesDeps & { readonly handsBehind: HandsBehind }

/** Whether who loosened them agrees to it himself, whatever names he goes by. */
async function isOwnChange(
  { handsBehind }: AgreeDeps,
  held: readonly HeldCutRules[],
  who: string,
): Promise<boolean> {
  const own = await handsBehind(who)
  for (const { changedBy } of held) {
    if (changedBy === null) continue
    if ([...(await handsBehind(changedBy))].some((hand) => own.has(hand))) return true
  }
  return false
}

/** Another person agrees to what was loosened, and it holds at once. */
async function agree(deps: AgreeDeps, command: AgreeToCutRules): Promise<Result<CutRulesView>> {
  const { schedules, clock, transactions } = deps
  const { who, why, expectedVersion } = command
  const { held, version } = await read(deps)
  if (version !== expectedVersion) return conflict()
  if (held.length === 0) {
    return fail(
      'wrong-state',
      '没有等待生效的放宽。Nothing that was loosened waits to hold.',
      'held',
    )
  }
  if (await isOwnChange(deps, held, who)) {
    return fail(
      'not-allowed',
      '放宽规则的人（或与其视同一人的账号）不能自己同意，须由另一人同意。Who loosened the rules, or an account that counts as his, cannot agree to it: another person has to.',
      'changedBy',
    )
  }
  const takeBack = await schedules.agreeToCutRules(
    { at: clock.now(), who, why },
    { version: expectedVersion, changes: held.map(({ id }) => id) },
  )
  if (takeBack === null) return conflict()
  try {
    await transactions.run((records) =>
      audit(records, clock, command, {
        type: 'system.changed',
        subjectKind: 'system',
        subjectId: MANAGED.subjectId,
        data: { agreedTo: version, loosened: held.flatMap(({ loosened }) => loosened) },
      }),
    )
  } catch (error) {
    await takeBack()
    throw error
  }
  return succeed(await read(deps))
}

/** What an office allows itself when it cuts: read, changed, and what it was before. */
export const bindCutRules = (deps: AgreeDeps) => ({
  find: (): Promise<CutRulesView> => read(deps),
  versions: (): Promise<readonly ScheduleChange[]> => fileVersions(deps, MANAGED),
  save: (command: SaveCutRules): Promise<Result<FileChange>> =>
    changeFile(deps, MANAGED, { kind: 'cut-rules', text: command.text }, command),
  agree: (command: AgreeToCutRules): Promise<Result<CutRulesView>> => agree(deps, command),
  undo: (command: UndoFile): Promise<Result<FileChange>> => undoFile(deps, MANAGED, command),
})
