import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import type { OutwardDeps } from '../../app/alerts/alert-deps.ts'
import { createDeliverySender } from '../../app/alerts/send-deliveries.ts'
import { tellAlerts } from '../../app/alerts/tell-alerts.ts'
import { tellLetters } from '../../app/alerts/tell-letters.ts'
import { hours } from '../../core/time/duration.ts'
import { minus } from '../../core/time/instant.ts'
import type { Closers } from '../closers.ts'

/** No sweep is named so: names of sweeps have no blanks. */
const NAME = 'alerts outward'
const EXPRESSION = '*/5 * * * * *'
const LETTERS_NAME = 'letters outward'
/** Their deadlines are days away. */
const LETTERS_EXPRESSION = '20 * * * * *'
const OLD_NAME = 'old deliveries'
const OLD_EXPRESSION = '0 37 4 * * *'
/** Messages that were sent, and what was told by them. Ours: docs/rules.md §7. */
const KEPT_FOR = hours(24 * 90)

/** Tells alerts outside, once for all machines: what is due is written down, then sent. */
export function alertTicks(
  deps: OutwardDeps,
  closers: Pick<Closers, 'add'>,
): readonly TickSettings[] {
  const sender = createDeliverySender(deps)
  closers.add('messages of alerts', () => sender.idle())
  return [
    {
      name: NAME,
      expression: EXPRESSION,
      run: async () => {
        await tellAlerts(deps)
        await sender.send()
      },
    },
    {
      name: LETTERS_NAME,
      expression: LETTERS_EXPRESSION,
      run: async () => {
        await tellLetters(deps)
      },
    },
    {
      name: OLD_NAME,
      expression: OLD_EXPRESSION,
      run: async () => {
        const before = minus(deps.clock.now(), KEPT_FOR)
        await deps.transactions.run(({ deliveries }) => deliveries.forget(before))
      },
    },
  ]
}
