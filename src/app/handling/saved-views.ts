import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { SavedView } from '../../ports/records/handling.ts'
import { type CommandDeps, notFound } from '../commands/command.ts'

/** More than anybody finds anything among. */
const MOST_VIEWS = 50

export type SaveView = Pick<SavedView, 'accountId' | 'page' | 'name' | 'search'>

export const viewsOf = (
  { transactions }: Pick<CommandDeps, 'transactions'>,
  accountId: string,
): Promise<readonly SavedView[]> => transactions.run(({ savedViews }) => savedViews.of(accountId))

/** Keeps a view for its person, in place of one of the same name. Nobody else sees it; it is no act, and not audited. */
export const saveView = (
  deps: CommandDeps & { readonly identifiers: Identifiers },
  command: SaveView,
): Promise<Result<readonly SavedView[]>> =>
  deps.transactions.run(async ({ savedViews, accounts }) => {
    const { accountId } = command
    // Two of one person at once would both count before either is kept.
    await accounts.hold(accountId)
    const others = (await savedViews.of(accountId)).filter(
      ({ page, name }) => page !== command.page || name !== command.name,
    )
    if (others.length >= MOST_VIEWS) {
      return fail(
        'bad-request',
        `最多保存 ${MOST_VIEWS} 个视图。At most ${MOST_VIEWS} views.`,
        'name',
      )
    }
    const view = { ...command, id: deps.identifiers.next(), savedAt: deps.clock.now() }
    await savedViews.save(view)
    return succeed(await savedViews.of(accountId))
  })

export const removeView = (
  { transactions }: Pick<CommandDeps, 'transactions'>,
  { accountId, id }: Pick<SavedView, 'accountId' | 'id'>,
): Promise<Result<null>> =>
  transactions.run(async ({ savedViews }) =>
    (await savedViews.remove(accountId, id)) ? succeed(null) : notFound('该视图', 'view'),
  )
