import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Channel, ChannelInput, ChannelList } from '../../contracts/alerts/channel.ts'
import type { Delivery } from '../../contracts/alerts/delivery.ts'
import type { Duty, ShiftInput } from '../../contracts/alerts/duty.ts'
import type { ListOf } from '../../contracts/list.ts'
import { deleting, posting, putting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { keys } from '../api/query-keys.ts'

/** Messages are sent every few seconds. */
const EVERY = 10_000

export function useChannels() {
  const api = useApi()
  return useQuery({
    queryKey: keys.channels,
    queryFn: ({ signal }) => api.get<ChannelList>(reading('/channels', {}), signal),
    refetchInterval: EVERY,
  })
}

export function useDeliveries() {
  const api = useApi()
  return useQuery({
    queryKey: keys.deliveries,
    queryFn: ({ signal }) =>
      api.get<ListOf<Delivery>>(reading('/deliveries', { query: { limit: '20' } }), signal),
    refetchInterval: EVERY,
  })
}

export function useDuty() {
  const api = useApi()
  return useQuery({
    queryKey: keys.duty,
    queryFn: ({ signal }) => api.get<Duty>(reading('/duty', {}), signal),
    refetchInterval: EVERY,
  })
}

/** What is done to channels and the roster; everything shown of them is read anew after it. */
function useAct<Command, Answer>(act: (command: Command, key: string) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (command: Command) => act(command, newIdempotencyKey()),
    onSettled: async () => {
      for (const queryKey of [keys.channels, keys.deliveries, keys.duty]) {
        await queries.invalidateQueries({ queryKey })
      }
    },
  })
}

export function useSaveChannel(known: Channel | null) {
  const api = useApi()
  return useAct((body: ChannelInput, idempotencyKey) =>
    known === null
      ? api.write<Channel, 'POST'>('POST', posting('/channels', {}), { body, idempotencyKey })
      : api.write<Channel, 'PUT'>('PUT', putting('/channels/{id}', { id: known.id }), {
          body: { ...body, version: known.version },
          idempotencyKey,
        }),
  )
}

type Reasoned = { readonly reason: string }

export function useTestChannel(id: string) {
  const api = useApi()
  return useAct((body: Reasoned, idempotencyKey) =>
    api.write<Delivery, 'POST'>('POST', posting('/channels/{id}/test', { id }), {
      body,
      idempotencyKey,
    }),
  )
}

export function useRemoveChannel(id: string) {
  const api = useApi()
  return useAct((body: Reasoned, idempotencyKey) =>
    api.write<undefined, 'DELETE'>('DELETE', deleting('/channels/{id}', { id }), {
      body,
      idempotencyKey,
    }),
  )
}

export function useCreateShift() {
  const api = useApi()
  return useAct((body: ShiftInput, idempotencyKey) =>
    api.write('POST', posting('/duty', {}), { body, idempotencyKey }),
  )
}

export function useRemoveShift(id: string) {
  const api = useApi()
  return useAct((body: Reasoned, idempotencyKey) =>
    api.write('DELETE', deleting('/duty/{id}', { id }), { body, idempotencyKey }),
  )
}

export function useHandOver(id: string) {
  const api = useApi()
  return useAct((body: Reasoned & { readonly note: string }, idempotencyKey) =>
    api.write('POST', posting('/duty/{id}/hand-over', { id }), { body, idempotencyKey }),
  )
}
