import { MESSAGES_PER_MINUTE } from '../../core/alerts/channel.ts'
import { testMessage } from '../../core/alerts/compose-message.ts'
import { askedLately } from '../../core/alerts/decide-messages.ts'
import { beginAttempt, type Delivery } from '../../core/alerts/delivery.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { minutes } from '../../core/time/duration.ts'
import { minus } from '../../core/time/instant.ts'
import { audit, type Commanded, notFound } from '../commands/command.ts'
import type { OutwardDeps } from './alert-deps.ts'
import { attempt } from './send-deliveries.ts'

/**
 * Sends a message that says that it is a test, at once and once, also by a channel that is not in use, and resolves with
 * what came of it. Refused where the other side has been asked as often as it takes.
 */
export async function testChannel(
  deps: OutwardDeps,
  command: Commanded & { readonly id: string },
): Promise<Result<Delivery>> {
  const begun = await deps.transactions.run(async (records) => {
    const channel = await records.channels.find(command.id)
    if (channel === null) return notFound('该渠道', 'channel')
    const now = deps.clock.now()
    const lately = await records.deliveries.since(minus(now, minutes(2)))
    if (askedLately(lately, channel.id, now) >= MESSAGES_PER_MINUTE[channel.settings.kind]) {
      return fail(
        'too-many-requests',
        '这一分钟内已发满对方允许的条数，请稍后再试。The other side takes no more messages this minute; try again later.',
      )
    }
    const fresh: Delivery = {
      id: deps.identifiers.next(),
      channelId: channel.id,
      group: 'test',
      alertIds: [],
      message: testMessage(channel.name, command.who, now),
      state: 'waiting',
      attempts: 0,
      createdAt: now,
      lastAttemptAt: null,
      nextAttemptAt: null,
      problem: null,
    }
    const delivery = beginAttempt(fresh, now)
    await records.deliveries.add([delivery])
    await audit(records, deps.clock, command, {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: channel.id,
      data: { channelTest: delivery.id },
    })
    return succeed({ channel, delivery })
  })
  if (!begun.ok) return begun
  const { channel, delivery } = begun.value
  return succeed(await attempt(deps, channel, delivery, 'once'))
}
