import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ScheduleChange } from '../../contracts/law/calendar.ts'
import type { ListOf } from '../../contracts/list.ts'
import type { Sweep, SweepRun, sweepChange, sweepText } from '../../contracts/sweep.ts'
import { posting, putting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import type { FileSaving } from '../schedule-file/use-file-editor.ts'
import type { FileUndo } from '../schedule-file/version-list.tsx'

export type SweepText = z.infer<typeof sweepText>
export type SweepChange = z.infer<typeof sweepChange>
export const RUN_STEPS = ['pause', 'resume', 'stop'] as const
export type RunStep = (typeof RUN_STEPS)[number]

/** Runs go on. */
const EVERY = 5_000

const sweepKeys = {
  all: ['sweeps'] as const,
  one: (name: string) => ['sweeps', 'one', name] as const,
  runs: (name: string) => ['sweeps', 'runs', name] as const,
  versions: (name: string, version: string) => ['sweeps', 'versions', name, version] as const,
}

export function useSweeps() {
  const api = useApi()
  return useQuery({
    queryKey: sweepKeys.all,
    queryFn: ({ signal }) => api.get<ListOf<Sweep>>(reading('/sweeps', {}), signal),
    refetchInterval: EVERY,
  })
}

export function useSweep(name: string) {
  const api = useApi()
  return useQuery({
    queryKey: sweepKeys.one(name),
    queryFn: ({ signal }) => api.get<SweepText>(reading('/sweeps/{name}', { name }), signal),
    refetchInterval: EVERY,
  })
}

export function useRuns(sweep: string) {
  const api = useApi()
  return useQuery({
    queryKey: sweepKeys.runs(sweep),
    queryFn: ({ signal }) =>
      api.get<ListOf<SweepRun>>(reading('/runs', { query: { sweep, limit: '10' } }), signal),
    refetchInterval: EVERY,
  })
}

/** What was changed up to a version: asked for after the version was, so that none of its changes is missing. */
export function useSweepVersions(name: string, version: string) {
  const api = useApi()
  return useQuery({
    queryKey: sweepKeys.versions(name, version),
    // An undo brings an earlier version back, and the list that belonged to it then is too short.
    gcTime: 0,
    queryFn: ({ signal }) => {
      const parts = { name, query: { limit: '50' } }
      return api.get<ListOf<ScheduleChange>>(reading('/sweeps/{name}/versions', parts), signal)
    },
  })
}

/** What is done to sweeps; everything shown of them is read anew after it. */
function useAct<Command, Answer>(act: (command: Command, key: string) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (command: Command) => act(command, newIdempotencyKey()),
    onSettled: () => queries.invalidateQueries({ queryKey: sweepKeys.all }),
  })
}

type Reasoned = { readonly reason: string }

export function useStartSweep(name: string) {
  const api = useApi()
  return useAct((body: Reasoned, idempotencyKey) =>
    api.write<SweepRun, 'POST'>('POST', posting('/sweeps/{name}/run', { name }), {
      body,
      idempotencyKey,
    }),
  )
}

export function useChangeRun() {
  const api = useApi()
  return useAct(
    ({ id, step, reason }: Reasoned & { readonly id: string; readonly step: RunStep }, key) => {
      const addresses = {
        pause: posting('/runs/{id}/pause', { id }),
        resume: posting('/runs/{id}/resume', { id }),
        stop: posting('/runs/{id}/stop', { id }),
      }
      const options = { body: { reason }, idempotencyKey: key }
      return api.write<SweepRun, 'POST'>('POST', addresses[step], options)
    },
  )
}

export function useSaveSweep(name: string) {
  const api = useApi()
  return useAct((body: FileSaving, idempotencyKey) =>
    api.write<SweepChange, 'PUT'>('PUT', putting('/sweeps/{name}', { name }), {
      body,
      idempotencyKey,
    }),
  )
}

/** `seen`: the version that was before the person, so that a change of somebody else is not taken back unseen. */
export function useUndoSweep(name: string, seen: string) {
  const api = useApi()
  return useAct((undo: FileUndo, idempotencyKey) =>
    api.write<SweepChange, 'POST'>('POST', posting('/sweeps/{name}/undo', { name }), {
      body: { ...undo, expectedVersion: seen },
      idempotencyKey,
    }),
  )
}
