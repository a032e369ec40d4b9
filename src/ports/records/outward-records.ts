import type { Channel, ChannelHealth } from '../../core/alerts/channel.ts'
import type { Delivery } from '../../core/alerts/delivery.ts'
import type { DutyShift } from '../../core/alerts/duty.ts'
import type { Telling } from '../../core/alerts/news.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Page, PageRequest } from './pages.ts'

/** A browser that asked to be told (W3C Push API). Its address and keys are secrets of that browser. */
export type PushSubscription = {
  readonly id: string
  readonly channelId: string
  readonly who: string
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
  readonly createdAt: Instant
}

export interface Channels {
  /** In order of creation. */
  all(): Promise<readonly Channel[]>
  find(id: string): Promise<Channel | null>
  /**
   * Inserts (version 1) or replaces version `version - 1`; `false` when someone else was faster. `sealed`: its secrets,
   * as nobody can read them without the key; left out: as they were. Health is not written.
   */
  save(channel: Channel, sealed?: string): Promise<boolean>
  sealed(id: string): Promise<string | null>
  saveHealth(id: string, health: ChannelHealth): Promise<void>
  /** With its subscriptions, deliveries and what it was told. */
  remove(id: string): Promise<boolean>
  subscriptions(channelId: string): Promise<readonly PushSubscription[]>
  /** By channel; one without any is left out. */
  countSubscriptions(): Promise<ReadonlyMap<string, number>>
  /** In the place of an earlier one with the same id. */
  subscribe(subscription: PushSubscription): Promise<void>
  unsubscribe(ids: readonly string[]): Promise<void>
}

export interface Deliveries {
  add(deliveries: readonly Delivery[]): Promise<void>
  save(delivery: Delivery): Promise<void>
  /** Made since then, and all that wait. */
  since(from: Instant): Promise<readonly Delivery[]>
  /** Those whose time has come, oldest first; locked until the transaction ends. */
  due(now: Instant, limit: number): Promise<readonly Delivery[]>
  /** Newest first. */
  list(page: PageRequest, filter?: { readonly channelId?: string }): Promise<Page<Delivery>>
  /** Those that tell of one of these alerts, oldest first. */
  ofAlerts(alertIds: readonly string[]): Promise<readonly Delivery[]>
  /** What channels were last told of these alerts. */
  tellings(alertIds: readonly string[]): Promise<readonly Telling[]>
  tell(tellings: readonly Telling[]): Promise<void>
  /** Made before, and settled. */
  forget(before: Instant): Promise<number>
}

export interface DutyRoster {
  /** Those that end after that, in order of their beginnings. */
  endingAfter(from: Instant): Promise<readonly DutyShift[]>
  find(id: string): Promise<DutyShift | null>
  /** As `Channels.save`. */
  save(shift: DutyShift): Promise<boolean>
  remove(id: string): Promise<boolean>
}
