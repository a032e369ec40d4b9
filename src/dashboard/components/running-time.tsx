import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { stopwatch } from '../lib/format-duration.ts'
import { useKnownNow } from '../lib/use-program-now.ts'
import { isPressing, runningSeconds } from '../lib/violation-order.ts'

/** How long it has been going on, counting while it does and is known to. */
export function RunningTime({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const time = stopwatch(runningSeconds(violation, useKnownNow()))
  return (
    <span
      className={`running number${isPressing(violation) ? ' ongoing' : ''}`}
      role="timer"
      aria-live="off"
    >
      {t(violation.ongoing ? 'violation.running' : 'violation.lasted', { time })}
    </span>
  )
}
