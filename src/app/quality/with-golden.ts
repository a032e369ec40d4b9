import type { Result } from '../../core/fault.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Commanded } from '../commands/command.ts'
import type { ConfirmCommand } from '../commands/confirm-violation.ts'
import type { DismissCommand } from '../commands/dismiss-violation.ts'
import type { bindHandling } from '../handling/bind-handling.ts'
import type { AlikeRooms } from '../queries/replay/alike-rooms.ts'
import type { ViolationQueries } from '../queries/violation-queries.ts'
import type { GoldenDesk } from './golden-leads.ts'

type Command = Commanded & { readonly violationId: string }
type Decide<C extends Command> = (command: C) => Promise<Result<Violation>>

/** The use cases of violations that golden items answer to as well. */
export type LeadCases = ViolationQueries &
  ReturnType<typeof bindHandling> & {
    readonly confirm: Decide<ConfirmCommand>
    readonly dismiss: Decide<DismissCommand>
    readonly refer: Decide<Command>
    readonly close: Decide<Command>
    readonly alike: (violationId: string) => Promise<AlikeRooms | null>
  }

/** What was refused because there is no such violation is asked of the golden items; anything else stands. */
async function orGolden<T>(
  done: Promise<Result<T>>,
  golden: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const result = await done
  return result.ok || result.fault.code !== 'not-found' ? result : await golden()
}

/**
 * The violations of a person, with the golden items before him among them. Golden items are no violations: only what is not
 * found among those is looked for among these, and what is not named here (cuts, letters, cards, holds, alerts, exports,
 * counts) finds nothing.
 */
export function withGolden<Cases extends LeadCases>(cases: Cases, desk: GoldenDesk): Cases {
  const list: Cases['list'] = async (filter, request) => {
    const page = await cases.list(filter, request)
    // The queue itself alone: not what is narrowed to a time, a place or words, and not its later pages.
    if (request.cursor !== null || Object.keys(filter).length > 0) return page
    return { ...page, items: [...(await desk.queue()), ...page.items] }
  }
  const withdrawing =
    <C extends Command, T>(act: (command: C) => Promise<Result<T>>) =>
    (command: C): Promise<Result<T>> =>
      orGolden(act(command), () => desk.withdraw(command.violationId, command.why))
  const over: Partial<LeadCases> = {
    list,
    find: async (id) => (await cases.find(id)) ?? (await desk.find(id)),
    events: async (id) => (await cases.events(id)) ?? ((await desk.isOwn(id)) ? [] : null),
    notes: async (id) => (await cases.notes(id)) ?? ((await desk.isOwn(id)) ? [] : null),
    times: async (asked) => {
      const times = await cases.times(asked)
      const golden = times === null ? await desk.find(asked.violationId) : null
      return golden === null ? times : cases.timesOfLead(golden.violation, asked.who)
    },
    enterFact: withdrawing(cases.enterFact),
    undoFact: withdrawing(cases.undoFact),
    confirm: (command) =>
      orGolden(cases.confirm(command), () =>
        desk.answer(command.violationId, 'confirmed', command.why),
      ),
    dismiss: (command) =>
      orGolden(cases.dismiss(command), () =>
        desk.answer(command.violationId, 'dismissed', command.why),
      ),
    claim: (command) => orGolden(cases.claim(command), () => desk.claim(command.violationId, true)),
    release: (command) =>
      orGolden(cases.release(command), () => desk.claim(command.violationId, false)),
    refer: (command) =>
      orGolden(cases.refer(command), () => desk.dispose(command.violationId, 'refer')),
    close: (command) =>
      orGolden(cases.close(command), () => desk.dispose(command.violationId, 'close')),
    assign: withdrawing(cases.assign),
    takeBack: withdrawing(cases.takeBack),
    reopen: withdrawing(cases.reopen),
    addNote: (said) =>
      orGolden(cases.addNote(said), () => desk.withdraw(said.violationId, said.text)),
    alike: async (id) => {
      const found = await cases.alike(id)
      const source = found === null ? await desk.sourceOf(id) : null
      return source === null ? found : await cases.alike(source)
    },
  }
  return { ...cases, ...over }
}
