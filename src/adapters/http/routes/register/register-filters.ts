import type { z } from 'zod'
import type { RoomsFilter } from '../../../../app/queries/room-queries.ts'
import type { institutionsQuery, roomsQuery } from '../../../../contracts/register/filters.ts'
import type { InstitutionFilter } from '../../../../ports/records/filters.ts'

/** What was asked for, without what was not. */
function asked<Query extends object>(
  query: Query,
): { [Name in keyof Query]: NonNullable<Query[Name]> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Query]: NonNullable<Query[Name]>
  }
}

export function roomFilterIn({
  limit: _limit,
  cursor: _cursor,
  active,
  ...query
}: z.output<typeof roomsQuery>): RoomsFilter {
  return { ...asked(query), ...(active === undefined ? {} : { active: active === 'true' }) }
}

export const institutionFilterIn = ({
  limit: _limit,
  cursor: _cursor,
  ...query
}: z.output<typeof institutionsQuery>): InstitutionFilter => asked(query)
