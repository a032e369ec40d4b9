import { useNow } from '../lib/time/use-now.ts'
import { useConnection } from './connection.tsx'

/** Seconds: a reconnection within a blink is not worth a jump of the page. */
const BLINK = 2

/** Seconds since what the page shows was last known to be true; `null` while it is. */
export function useLostAge(): number | null {
  const connection = useConnection()
  const now = useNow()
  if (connection.kind !== 'lost') return null
  const seconds = Math.max(0, Math.round((now - connection.lostAt) / 1000))
  return seconds < BLINK ? null : seconds
}
