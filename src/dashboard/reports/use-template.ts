import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ScheduleChange } from '../../contracts/law/calendar.ts'
import { NO_FILE } from '../../contracts/law/schedule-file.ts'
import type { ListOf } from '../../contracts/list.ts'
import type {
  ReportTemplateChange,
  ReportTemplateText,
} from '../../contracts/reports/report-template.ts'
import { posting, putting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import type { FileSaving } from '../schedule-file/use-file-editor.ts'
import type { FileUndo } from '../schedule-file/version-list.tsx'

const ALL = ['report-template'] as const
const TEXT = [...ALL, 'text'] as const

/** Somebody else may change them meanwhile. */
const EVERY = 15_000

export function useReadTemplate(): (signal?: AbortSignal) => Promise<ReportTemplateText> {
  const api = useApi()
  return (signal) => api.get<ReportTemplateText>(reading('/report-template', {}), signal)
}

export function useTemplate() {
  const read = useReadTemplate()
  return useQuery({
    queryKey: TEXT,
    queryFn: ({ signal }) => read(signal),
    refetchInterval: EVERY,
  })
}

/** What was changed up to a version: asked for after the version was, so that none of its changes is missing. */
export function useTemplateVersions(version: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: [...ALL, 'versions', version],
    // An undo brings an earlier version back, and the list that belonged to it then is too short.
    gcTime: 0,
    queryFn: ({ signal }) => {
      const address = reading('/report-template/versions', { query: { limit: '50' } })
      return api.get<ListOf<ScheduleChange>>(address, signal)
    },
  })
}

function useAct<Command>(act: (command: Command, key: string) => Promise<ReportTemplateChange>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (command: Command) => act(command, newIdempotencyKey()),
    onSettled: () => queries.invalidateQueries({ queryKey: ALL }),
  })
}

export function useSaveTemplate() {
  const api = useApi()
  return useAct((body: FileSaving, idempotencyKey) =>
    api.write<ReportTemplateChange, 'PUT'>('PUT', putting('/report-template', {}), {
      body,
      idempotencyKey,
    }),
  )
}

/** `seen`: the version that was before the person, so that a change of somebody else is not taken back unseen. */
export function useUndoTemplate(seen: string | null) {
  const api = useApi()
  return useAct((undo: FileUndo, idempotencyKey) =>
    api.write<ReportTemplateChange, 'POST'>('POST', posting('/report-template/undo', {}), {
      body: { ...undo, expectedVersion: seen ?? NO_FILE },
      idempotencyKey,
    }),
  )
}
