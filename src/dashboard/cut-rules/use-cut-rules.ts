import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CutRulesChange, CutRulesText } from '../../contracts/cuts/cut-rules.ts'
import type { ScheduleChange } from '../../contracts/law/calendar.ts'
import { NO_FILE } from '../../contracts/law/schedule-file.ts'
import type { ListOf } from '../../contracts/list.ts'
import { posting, putting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import type { FileSaving } from '../schedule-file/use-file-editor.ts'
import type { FileUndo } from '../schedule-file/version-list.tsx'

const ALL = ['cut-rules'] as const
const TEXT = [...ALL, 'text'] as const

/** Somebody else may change them meanwhile. */
const EVERY = 15_000

export function useReadCutRules(): (signal?: AbortSignal) => Promise<CutRulesText> {
  const api = useApi()
  return (signal) => api.get<CutRulesText>(reading('/cut-rules', {}), signal)
}

export function useCutRules() {
  const read = useReadCutRules()
  return useQuery({
    queryKey: TEXT,
    queryFn: ({ signal }) => read(signal),
    refetchInterval: EVERY,
  })
}

/** What was changed up to a version: asked for after the version was, so that none of its changes is missing. */
export function useCutRulesVersions(version: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: [...ALL, 'versions', version],
    // An undo brings an earlier version back, and the list that belonged to it then is too short.
    gcTime: 0,
    queryFn: ({ signal }) => {
      const address = reading('/cut-rules/versions', { query: { limit: '50' } })
      return api.get<ListOf<ScheduleChange>>(address, signal)
    },
  })
}

function useAct<Command, Answer>(act: (command: Command, key: string) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (command: Command) => act(command, newIdempotencyKey()),
    onSettled: () => queries.invalidateQueries({ queryKey: ALL }),
  })
}

export function useSaveCutRules() {
  const api = useApi()
  return useAct((body: FileSaving, idempotencyKey) =>
    api.write<CutRulesChange, 'PUT'>('PUT', putting('/cut-rules', {}), { body, idempotencyKey }),
  )
}

export function useAgreeToCutRules() {
  const api = useApi()
  return useAct(
    (body: { readonly reason: string; readonly expectedVersion: string }, idempotencyKey) =>
      api.write<CutRulesText, 'POST'>('POST', posting('/cut-rules/agree', {}), {
        body,
        idempotencyKey,
      }),
  )
}

/** `seen`: the version that was before the person, so that a change of somebody else is not taken back unseen. */
export function useUndoCutRules(seen: string | null) {
  const api = useApi()
  return useAct((undo: FileUndo, idempotencyKey) =>
    api.write<CutRulesChange, 'POST'>('POST', posting('/cut-rules/undo', {}), {
      body: { ...undo, expectedVersion: seen ?? NO_FILE },
      idempotencyKey,
    }),
  )
}
