import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListOf } from '../../contracts/list.ts'
import type {
  ListedReport,
  Report,
  ReportContent,
  ReportRows,
} from '../../contracts/reports/report.ts'
import { posting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import type { ReportQuery } from './report-address.ts'

const ALL = ['reports'] as const
const PAGE = '20'

export function useReportList() {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [...ALL, 'list'],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return api.get<ListOf<ListedReport>>(reading('/reports', { query }), signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function usePreview(query: ReportQuery, enabled: boolean) {
  const api = useApi()
  return useQuery({
    queryKey: [...ALL, 'preview', query],
    enabled,
    retry: false,
    queryFn: ({ signal }) => api.get<ReportContent>(reading('/reports/preview', { query }), signal),
  })
}

export function useReport(id: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: [...ALL, 'one', id],
    enabled: id !== null,
    retry: false,
    queryFn: ({ signal }) => api.get<Report>(reading('/reports/{id}', { id: id ?? '' }), signal),
  })
}

export type RowsQuery = Omit<ReportQuery, 'kind'> & {
  readonly figure: string
  readonly rehearsal?: 'true' | 'false'
}

export function useReportRows(query: RowsQuery) {
  const api = useApi()
  return useQuery({
    queryKey: [...ALL, 'rows', query],
    retry: false,
    queryFn: ({ signal }) => api.get<ReportRows>(reading('/reports/rows', { query }), signal),
  })
}

export function useMakeReport(query: ReportQuery) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ reason }: { readonly reason: string }) =>
      api.write<ListedReport, 'POST'>('POST', posting('/reports', {}), {
        body: { ...query, reason },
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...ALL, 'list'] }),
  })
}

export type Submission = { readonly addressee: string; readonly reason: string }

export function useSubmitReport(id: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Submission & { readonly entered: Readonly<Record<string, number>> }) =>
      api.write<ListedReport, 'POST'>('POST', posting('/reports/{id}/submit', { id }), {
        body,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ALL }),
  })
}
