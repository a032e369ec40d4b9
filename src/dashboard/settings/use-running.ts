import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListOf } from '../../contracts/list.ts'
import type {
  RunningSettingsInput,
  RunningUndoInput,
  WireRunningSettings,
  WireRunningVersion,
} from '../../contracts/upkeep/running-settings.ts'
import { posting, putting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { keys } from '../api/query-keys.ts'

export function useReadRunning(): (signal?: AbortSignal) => Promise<WireRunningSettings> {
  const api = useApi()
  return (signal) => api.get<WireRunningSettings>(reading('/settings/running', {}), signal)
}

export function useRunning() {
  const read = useReadRunning()
  return useQuery({
    queryKey: keys.runningSettings,
    // A form begins with what holds now, not with what held when the page was last open.
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => read(signal),
  })
}

/** @param version up to which: asked anew after each change */
export function useRunningVersions(version: number) {
  const api = useApi()
  return useQuery({
    queryKey: keys.runningVersions(version),
    queryFn: ({ signal }) =>
      api.get<ListOf<WireRunningVersion>>(reading('/settings/running/versions', {}), signal),
  })
}

function useAct<Body>(act: (body: Body, key: string) => Promise<WireRunningSettings>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Body) => act(body, newIdempotencyKey()),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.settings, exact: true }),
  })
}

export function useChangeRunning() {
  const api = useApi()
  return useAct((body: RunningSettingsInput, idempotencyKey) =>
    api.write<WireRunningSettings, 'PUT'>('PUT', putting('/settings/running', {}), {
      body,
      idempotencyKey,
    }),
  )
}

export function useUndoRunning() {
  const api = useApi()
  return useAct((body: RunningUndoInput, idempotencyKey) =>
    api.write<WireRunningSettings, 'POST'>('POST', posting('/settings/running/undo', {}), {
      body,
      idempotencyKey,
    }),
  )
}
