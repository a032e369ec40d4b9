import { useSystem } from '../api/use-system.ts'
import { useNow } from './use-now.ts'

/** The program's own clock (shifted during a drill), each second: running times are measured by it, never by ours. */
export function useProgramNow(): number {
  const now = useNow()
  const { data } = useSystem()
  return data === undefined ? now : now + Date.parse(data.info.now) - data.readAt
}
