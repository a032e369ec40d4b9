import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NodeWork, NodeWorkBack, NodeWorkInput } from '../../contracts/upkeep/node-work.ts'
import { deleting, patching } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { newIdempotencyKey } from './idempotency-key.ts'
import { keys } from './query-keys.ts'

/** With stages: what the process is to take; without: what it took when it started. */
export type NodeWorkChange = NodeWorkInput | (NodeWorkBack & { readonly stages?: undefined })

/** Changes what a process takes while it runs. */
export function useNodeWork(id: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: NodeWorkChange) => {
      const options = { body: change, idempotencyKey: newIdempotencyKey() }
      return change.stages === undefined
        ? api.write<NodeWork, 'DELETE'>('DELETE', deleting('/nodes/{id}/work', { id }), options)
        : api.write<NodeWork, 'PATCH'>('PATCH', patching('/nodes/{id}/work', { id }), options)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.system }),
  })
}
