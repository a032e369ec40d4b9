import { type AuditReading, readAuditEntry } from '../../core/evidence/audit/audit-act.ts'
import type { JournalEvent } from '../../core/evidence/journal-event.ts'
import type { ActFilter } from '../../ports/records/filters.ts'
import type { Page, PageRequest, Records, Transactions } from '../../ports/records/records.ts'

/** An entry without what it recorded: values that were set stay in the journal. */
export type AuditView = Omit<JournalEvent, 'data'> & AuditReading

export type AuditFilter = Omit<ActFilter, 'who'> & {
  /** As the journal has it, or the bare name of an account or a token. */
  readonly who?: string
  /** Who looks: what he reviews as the second person at this moment is not told to him. */
  readonly reader: string
}

/** Entries that are read at a time for a file of many. */
const BATCH = 500

const WHOLE = /^(?:system$|(?:user|program|local|system):)/

/** How the journal writes somebody of this name. */
const namesOf = (who: string): readonly string[] =>
  WHOLE.test(who) ? [who] : [`user:${who}`, `program:${who}`, `local:${who}`]

function viewOf(event: JournalEvent): AuditView {
  const { data: _, ...entry } = event
  return { ...entry, ...readAuditEntry(event) }
}

/** Violations of which he must not know the first decision. */
const reviewedBy = async (
  { decidedLeads }: Pick<Records, 'decidedLeads'>,
  reader: string,
): Promise<ReadonlySet<string>> =>
  new Set((await decidedLeads.askedOf(reader)).map(({ violationId }) => violationId))

const isAbout = ({ about, subjectId }: AuditView, hidden: ReadonlySet<string>): boolean =>
  hidden.has(subjectId) || (about.violationId !== null && hidden.has(about.violationId))

/** Who did what, when and why. */
export function createAuditQueries({ transactions }: { readonly transactions: Transactions }) {
  const list = async (
    { who, reader, ...filter }: AuditFilter,
    request: PageRequest,
  ): Promise<Page<AuditView>> => {
    const asked = { ...filter, ...(who === undefined ? {} : { who: namesOf(who) }) }
    return await transactions.run(async (records) => {
      const page = await records.journal.acts(asked, request)
      const hidden = await reviewedBy(records, reader)
      return { ...page, items: page.items.map(viewOf).filter((one) => !isAbout(one, hidden)) }
    })
  }
  return {
    list,
    /** All of them, latest first, a batch at a time. */
    async *all(filter: AuditFilter): AsyncGenerator<readonly AuditView[]> {
      let cursor: string | null = null
      do {
        const page: Page<AuditView> = await list(filter, { limit: BATCH, cursor })
        yield page.items
        cursor = page.nextCursor
      } while (cursor !== null)
    },
  }
}
