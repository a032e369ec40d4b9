import type { OpenAlertChannel } from '../../ports/alert-channel.ts'
import type { Egress } from '../../ports/egress.ts'
import { createBrowserPush, type PushNeeds } from './browser-push.ts'
import { createMail } from './mail.ts'
import { createDingtalkRobot, createFeishuRobot, createWecomRobot } from './robots.ts'
import { createWebhook } from './webhook.ts'

export type ChannelNeeds = Omit<PushNeeds, 'egress'> & {
  readonly egress: Pick<Egress, 'post' | 'check'>
}

/** The adapter of each kind of channel. */
export const createChannelOpener =
  (needs: ChannelNeeds): OpenAlertChannel =>
  ({ settings }, secrets, subscriptions) => {
    switch (settings.kind) {
      case 'webhook':
        return createWebhook(needs, secrets)
      case 'wecom':
        return createWecomRobot(needs, secrets)
      case 'dingtalk':
        return createDingtalkRobot(needs, secrets)
      case 'feishu':
        return createFeishuRobot(needs, secrets)
      case 'mail':
        return createMail(needs.egress, settings, secrets)
      case 'push':
        return createBrowserPush(needs, subscriptions)
    }
  }
