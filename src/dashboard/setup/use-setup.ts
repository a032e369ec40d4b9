import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CalendarDay } from '../../contracts/law/calendar.ts'
import type { ListOf } from '../../contracts/list.ts'
import type { Room } from '../../contracts/room.ts'
import type { Session } from '../../contracts/session.ts'
import type { FirstAdministrator, FirstStartOffer } from '../../contracts/upkeep/first-start.ts'
import { posting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'
import { useTakeSession } from '../api/use-session.ts'
import { useChannels } from '../channels/use-channels.ts'
import {
  homeRegion,
  isRehearsed,
  keepHomeRegion,
  keepRehearsed,
  keepSkipped,
  skippedSteps,
} from './kept-setup.ts'
import { isYearKnown, type SetupFacts, type SetupStep } from './setup-steps.ts'

export const SETUP_STAGES = ['compulsory', 'senior-high'] as const

/** Whether the link is good still. */
export function useFirstStartOffer(token: string) {
  const api = useApi()
  return useQuery({
    queryKey: ['first-start', token],
    queryFn: () =>
      api.write<FirstStartOffer, 'POST'>('POST', posting('/first-start/link', {}), {
        body: { token },
      }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useTakeFirstStart() {
  const api = useApi()
  const take = useTakeSession()
  return useMutation({
    mutationFn: (body: FirstAdministrator) =>
      api.write<Session, 'POST'>('POST', posting('/first-start', {}), { body }),
    onSuccess: take,
  })
}

type Place = { readonly year: number; readonly region: string }

/** The days of a year in each stage, without what may be taught on them. */
export function useSetupYear({ year, region }: Place, wanted = true) {
  const api = useApi()
  return useQueries({
    queries: SETUP_STAGES.map((stage) => ({
      queryKey: ['calendar', 'setup', year, region, stage],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const query = { from: `${year}-01-01`, to: `${year}-12-31`, region, stage }
        const days = await api.get<ListOf<CalendarDay>>(
          reading('/calendar/days', { query }),
          signal,
        )
        return { stage, days: days.items }
      },
      enabled: wanted,
      staleTime: 60_000,
    })),
    combine: (results) => ({
      stages: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
      error: results.find(({ error }) => error !== null)?.error ?? null,
      pending: results.some(({ isPending }) => isPending),
    }),
  })
}

/** Only whether there are any. */
function useAnyRoom() {
  const api = useApi()
  return useQuery({
    queryKey: [...keys.rooms, 'any'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Room>>(reading('/rooms', { query: { limit: '1' } }), signal),
    refetchInterval: 10_000,
  })
}

/** Where the house stands, read from what is there, so that the guide can be left and found again. */
export function useSetup(today: string) {
  const [region, setRegion] = useState(homeRegion)
  const [skipped, setSkipped] = useState(skippedSteps)
  const [rehearsed, setRehearsed] = useState(isRehearsed)
  const channels = useChannels()
  const rooms = useAnyRoom()
  const place = { year: Number(today.slice(0, 4)), region: region ?? '' }
  const year = useSetupYear(place, region !== null)
  const isRead = year.stages.length === SETUP_STAGES.length
  const facts: SetupFacts = {
    region,
    calendar: isRead ? year.stages.every(({ days }) => isYearKnown(days, today)) : null,
    reaches:
      channels.data?.items.some(
        ({ enabled, lastAcceptedAt }) => enabled && lastAcceptedAt !== null,
      ) ?? null,
    rooms: rooms.data?.items.length ?? null,
    rehearsed,
    skipped,
    reading: new Set<SetupStep>([
      ...(region !== null && year.pending && year.error === null ? ['calendar' as const] : []),
      ...(channels.isPending ? ['channel' as const] : []),
      ...(rooms.isPending ? ['room' as const] : []),
    ]),
  }
  return {
    facts,
    /** Why rooms could not be read, and how to try again; `null`: nothing is wrong. */
    roomTrouble:
      rooms.error === null ? null : { error: rooms.error, retry: () => void rooms.refetch() },
    choose: (code: string): void => {
      keepHomeRegion(code)
      setRegion(code)
    },
    skip: (step: SetupStep, on: boolean): void => {
      const next = new Set(skipped)
      if (on) next.add(step)
      else next.delete(step)
      keepSkipped(next)
      setSkipped(next)
    },
    rehearse: (): void => {
      keepRehearsed()
      setRehearsed(true)
    },
  }
}
