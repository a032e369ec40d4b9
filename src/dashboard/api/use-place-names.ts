import { useQueries } from '@tanstack/react-query'
import type { ListOf } from '../../contracts/list.ts'
import { reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { keys } from './query-keys.ts'

type Named = { readonly code: string; readonly name: string }

const isCounty = (code: string): boolean => code.length >= 6 && code.slice(4, 6) !== '00'
const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`
const cityOf = (code: string): string => `${code.slice(0, 4)}00`
/** Lists name a province or a city by fewer figures, too: 44, 4401. */
const whole = (code: string): string => code.padEnd(6, '0')

/** What the lists that name these places lie under; `null`: the provinces. */
const listsOf = (codes: readonly string[]): readonly (string | null)[] => [
  ...new Set([
    null,
    ...codes.map(provinceOf),
    ...codes.filter(isCounty).map(cityOf),
    ...codes.filter(({ length }) => length > 6).map((code) => code.slice(0, 6)),
  ]),
]

/** How people call a place: a county with its city, a city or province alone; by its code until its name has arrived. */
export function usePlaceNames(codes: readonly string[]): (code: string) => string {
  const api = useApi()
  const lists = useQueries({
    queries: listsOf(codes.map(whole)).map((under) => ({
      queryKey: keys.regions(under),
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const address = reading('/regions', under === null ? {} : { query: { under } })
        return (await api.get<ListOf<Named>>(address, signal)).items
      },
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  })
  const names = new Map(lists.map(({ code, name }) => [code, name]))
  return (code) => {
    const name = names.get(whole(code))
    if (name === undefined) return code
    return isCounty(code) ? `${names.get(cityOf(code)) ?? ''}${name}` : name
  }
}
