import { useInfiniteQuery } from '@tanstack/react-query'
import type { AuditEntry } from '../../contracts/audit/audit.ts'
import type { ListOf } from '../../contracts/list.ts'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'
import type { AuditQuery } from './audit-filter.ts'

const PAGE = '100'

export function useAudit(filter: AuditQuery) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: keys.audit(filter),
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam === null ? {} : { cursor: pageParam }
      const query = { ...filter, limit: PAGE, ...after }
      return api.get<ListOf<AuditEntry>>(reading('/audit', { query }), signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}
