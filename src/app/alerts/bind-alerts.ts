import type { Channel } from '../../core/alerts/channel.ts'
import type { PageRequest } from '../../ports/records/pages.ts'
import { acknowledgeAlert } from '../commands/acknowledge-alert.ts'
import { createAlertQueries } from '../queries/record-queries.ts'
import type { OutwardDeps } from './alert-deps.ts'
import { changeChannel, createChannel, removeChannel } from './channel-commands.ts'
import { changeShift, createShift, dutyNow, handOver, removeShift } from './duty-commands.ts'
import { liftSilence, silenceAlert } from './silence-alert.ts'
import { subscribe, unsubscribe } from './subscribe.ts'
import { testChannel } from './test-channel.ts'

export type AlertUseCaseDeps = OutwardDeps & {
  /** sha256, hex. */
  readonly digest: (text: string) => string
  /** What browsers subscribe with: the public key of the installation (VAPID). */
  readonly pushKey: string
}

export type ChannelView = { readonly channel: Channel; readonly subscriptions: number }

type CommandOf<UseCase> = UseCase extends (deps: never, command: infer Command) => unknown
  ? Command
  : never

/** Alerts, channels, duty and deliveries: how alerts leave the program. */
export function bindAlerts(deps: AlertUseCaseDeps) {
  const { transactions } = deps
  const one = (id: string) =>
    transactions.run(async ({ channels }): Promise<ChannelView | null> => {
      const channel = await channels.find(id)
      if (channel === null) return null
      return { channel, subscriptions: (await channels.subscriptions(id)).length }
    })
  return {
    alerts: {
      ...createAlertQueries(deps),
      acknowledge: (command: CommandOf<typeof acknowledgeAlert>) => acknowledgeAlert(deps, command),
      silence: (command: CommandOf<typeof silenceAlert>) => silenceAlert(deps, command),
      liftSilence: (command: CommandOf<typeof liftSilence>) => liftSilence(deps, command),
    },
    channels: {
      pushKey: deps.pushKey,
      deepLinks: deps.publicOrigin !== null,
      list: () =>
        transactions.run(async ({ channels }): Promise<readonly ChannelView[]> => {
          const counts = await channels.countSubscriptions()
          const all = await channels.all()
          return all.map((channel) => ({ channel, subscriptions: counts.get(channel.id) ?? 0 }))
        }),
      find: one,
      create: (command: CommandOf<typeof createChannel>) => createChannel(deps, command),
      change: (command: CommandOf<typeof changeChannel>) => changeChannel(deps, command),
      remove: (command: CommandOf<typeof removeChannel>) => removeChannel(deps, command),
      test: (command: CommandOf<typeof testChannel>) => testChannel(deps, command),
      subscribe: (command: CommandOf<typeof subscribe>) => subscribe(deps, command),
      unsubscribe: (command: CommandOf<typeof unsubscribe>) => unsubscribe(deps, command),
    },
    deliveries: {
      list: (page: PageRequest, filter: { readonly channelId?: string } = {}) =>
        transactions.run((records) => records.deliveries.list(page, filter)),
    },
    duty: {
      now: () => dutyNow(deps),
      create: (command: CommandOf<typeof createShift>) => createShift(deps, command),
      change: (command: CommandOf<typeof changeShift>) => changeShift(deps, command),
      remove: (command: CommandOf<typeof removeShift>) => removeShift(deps, command),
      handOver: (command: CommandOf<typeof handOver>) => handOver(deps, command),
    },
  }
}
