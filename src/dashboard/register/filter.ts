/** What a list of the register is narrowed by, as it stands in the address of the page; what is not there is "any". */
export type Filter<Name extends string> = Readonly<Partial<Record<Name, string>>>

export const ROOM_FILTERS = [
  'text',
  'region',
  'institutionId',
  'platform',
  'kind',
  'stage',
  'tier',
  'tag',
  'state',
  'active',
  'cut',
] as const
export type RoomFilterName = (typeof ROOM_FILTERS)[number]

export const INSTITUTION_FILTERS = ['text', 'region', 'kind', 'stage'] as const
export type InstitutionFilterName = (typeof INSTITUTION_FILTERS)[number]

export function filterIn<Name extends string>(
  search: string,
  names: readonly Name[],
): Filter<Name> {
  const given = new URLSearchParams(search)
  const entries = names.map((name) => [name, given.get(name) ?? ''] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== '')) as Filter<Name>
}

/** With its question mark; nothing where nothing is asked for. */
export function searchOf(filter: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== '') search.set(name, value)
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
