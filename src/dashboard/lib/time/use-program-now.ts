import { useSystem } from '../../api/use-system.ts'
import { useConnection } from '../../events/connection.tsx'
import { lastKnown } from './last-known.ts'
import { useNow } from './use-now.ts'

/** By how many milliseconds the program's own clock (shifted during a drill) is ahead of this computer's. */
function useProgramAhead(): number {
  const { data } = useSystem()
  return data === undefined ? 0 : Date.parse(data.info.now) - data.readAt
}

/** The program's own clock, each second: what happens is measured by it, never by ours. */
export const useProgramNow = (): number => useNow() + useProgramAhead()

/** `null` until the program has said what time it is: nothing is to be read off a clock that may be another's. */
export function useToldNow(): number | null {
  const now = useProgramNow()
  return useSystem().data === undefined ? null : now
}

/** The same as `useProgramNow`, but it stands still from the moment on at which the connection was lost: what went on may have ended. */
export const useKnownNow = (): number => lastKnown(useConnection(), useNow()) + useProgramAhead()

const TEN_SECONDS = 10_000

/** The same in steps, for what is worked out over every room. */
export const useTenSeconds = (): number => Math.floor(useProgramNow() / TEN_SECONDS) * TEN_SECONDS
