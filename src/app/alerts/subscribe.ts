import { fail, type Result, succeed } from '../../core/fault.ts'
import type { PushSubscription } from '../../ports/records/outward-records.ts'
import { audit, type Commanded, notFound } from '../commands/command.ts'
import type { OutwardDeps } from './alert-deps.ts'

/** Each browser of each officer; far more than an office has. */
const MOST = 200

type SubscribeDeps = Pick<OutwardDeps, 'clock' | 'transactions'> & {
  readonly digest: (text: string) => string
}

export type Subscribe = Commanded & Pick<PushSubscription, 'channelId' | 'endpoint' | 'keys'>

/** This browser is told from now on. Said twice it changes nothing. */
export const subscribe = (
  deps: SubscribeDeps,
  { channelId, endpoint, keys, ...command }: Subscribe,
): Promise<Result<{ readonly id: string }>> =>
  deps.transactions.run(async (records) => {
    const channel = await records.channels.find(channelId)
    if (channel?.settings.kind !== 'push') return notFound('该浏览器推送渠道', 'push channel')
    const others = await records.channels.subscriptions(channelId)
    const id = deps.digest(`${channelId} ${endpoint}`)
    if (others.length >= MOST && !others.some((one) => one.id === id)) {
      return fail('wrong-state', `订阅已满 ${MOST} 个。There are ${MOST} subscriptions already.`)
    }
    const { who } = command
    await records.channels.subscribe({
      id,
      channelId,
      who,
      endpoint,
      keys,
      createdAt: deps.clock.now(),
    })
    // Where it is reached is a secret of the browser.
    await audit(records, deps.clock, command, {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: channelId,
      data: { subscribed: who },
    })
    return succeed({ id })
  })

/** This browser is told no more. */
export const unsubscribe = (
  deps: SubscribeDeps,
  { channelId, endpoint, ...command }: Omit<Subscribe, 'keys'>,
): Promise<Result<null>> =>
  deps.transactions.run(async (records) => {
    await records.channels.unsubscribe([deps.digest(`${channelId} ${endpoint}`)])
    await audit(records, deps.clock, command, {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: channelId,
      data: { unsubscribed: command.who },
    })
    return succeed(null)
  })
