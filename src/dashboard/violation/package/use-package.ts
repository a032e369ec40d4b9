import { useMutation, useQueryClient } from '@tanstack/react-query'
import { posting } from '../../api/addresses.ts'
import { useApi } from '../../api/api-context.tsx'
import { keys } from '../../api/query-keys.ts'

/** Hands a file to the browser, as if a link to it had been followed. */
function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it once this turn is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Has the package of a violation made, and saves it once all of it came. */
export function usePackage(violationId: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (reason: string) => {
      const address = posting('/violations/{id}/package', { id: violationId })
      const { blob, lost } = await api.file(address, { reason })
      save(blob, `evidence-${violationId}.zip`)
      return { lost }
    },
    // Also where it broke off: that it was exported is written down before.
    onSettled: () => queries.invalidateQueries({ queryKey: keys.history(violationId) }),
  })
}
