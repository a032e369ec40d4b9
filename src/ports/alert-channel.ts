import type { Channel, ChannelSecrets } from '../core/alerts/channel.ts'
import type { SendOutcome } from '../core/alerts/delivery.ts'
import type { OutwardMessage } from '../core/alerts/outward-message.ts'
import type { PushSubscription } from './records/outward-records.ts'

/** One way out for alerts, opened for one channel. */
export interface AlertChannel {
  /**
   * Sends it once, within a time of its own. `accepted` only where the other side says so in the words of its protocol (a
   * robot's `errcode 0`, not the status 200 alone). `id` names the delivery over all attempts, so that whoever gets it twice
   * can tell. Never rejects for what the other side does; what went wrong is told without secrets.
   */
  send(id: string, message: OutwardMessage): Promise<SendOutcome>
}

/** Opens a channel with its secrets. `subscriptions`: of browsers, for `push`; empty for the others. */
export type OpenAlertChannel = (
  channel: Pick<Channel, 'settings'>,
  secrets: ChannelSecrets,
  subscriptions: readonly PushSubscription[],
) => AlertChannel

/** Keeps secrets of channels unreadable wherever they are stored. */
export interface SecretSeal {
  seal(secrets: ChannelSecrets): string
  /** `null`: sealed with another key, or altered. */
  open(sealed: string): ChannelSecrets | null
}
