import { createHmac } from 'node:crypto'
import type { ChannelSecrets } from '../../core/alerts/channel.ts'
import type { OutwardMessage } from '../../core/alerts/outward-message.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { AlertChannel } from '../../ports/alert-channel.ts'
import type { AskingNeeds } from '../asking/ask-endpoint.ts'
import { failed, postMessage } from './post-message.ts'
import { feishuContent, markdownOf, titleOf } from './render-message.ts'
import { judgeRobot } from './robot-answer.ts'

/** DingTalk: HMAC-SHA256 of `timestamp\nsecret` with the secret as key (open.dingtalk.com, custom robot, security settings). */
export const signDingtalk = (signingSecret: string, milliseconds: number): string =>
  createHmac('sha256', signingSecret).update(`${milliseconds}\n${signingSecret}`).digest('base64')

/** Feishu: HMAC-SHA256 of nothing with `timestamp\nsecret` as key (open.feishu.cn, custom bot, signature verification). */
export const signFeishu = (signingSecret: string, seconds: number): string =>
  createHmac('sha256', `${seconds}\n${signingSecret}`).digest('base64')

type Ready = { readonly url: string; readonly body: unknown }

/** A robot posts JSON to its own address and is judged by what its body says. */
const robot = (
  needs: AskingNeeds,
  secrets: ChannelSecrets,
  ready: (url: string, message: OutwardMessage, now: Instant) => Ready | null,
): AlertChannel => ({
  async send(_id, message) {
    const asked = secrets.url === undefined ? null : ready(secrets.url, message, needs.clock.now())
    if (asked === null) return failed('no-secret', '', false)
    const posted = { url: asked.url, body: JSON.stringify(asked.body) }
    return await postMessage(needs, posted, secrets, judgeRobot(secrets))
  },
})

/** Longest content of a markdown message, in bytes of UTF-8 (developer.work.weixin.qq.com/document/path/91770). */
const WECOM_BYTES = 4_096

/** 企业微信群机器人: whoever knows its address may write; it knows no signature. */
export const createWecomRobot = (needs: AskingNeeds, secrets: ChannelSecrets): AlertChannel =>
  robot(needs, secrets, (url, message) => ({
    url,
    body: { msgtype: 'markdown', markdown: { content: markdownOf(message, WECOM_BYTES) } },
  }))

/** Longest body, in bytes (open.dingtalk.com: custom robots); some is left for the rest of it. */
const DINGTALK_BYTES = 18_000

/** 钉钉自定义机器人, with 加签. */
export const createDingtalkRobot = (needs: AskingNeeds, secrets: ChannelSecrets): AlertChannel =>
  robot(needs, secrets, (address, message, now) => {
    const { signingSecret } = secrets
    const url = URL.parse(address)
    if (signingSecret === undefined || url === null) return null
    url.searchParams.set('timestamp', String(now))
    url.searchParams.set('sign', signDingtalk(signingSecret, now))
    const text = markdownOf(message, DINGTALK_BYTES)
    return {
      url: url.href,
      body: { msgtype: 'markdown', markdown: { title: titleOf(message), text } },
    }
  })

/** 飞书自定义机器人, with 签名校验. */
export const createFeishuRobot = (needs: AskingNeeds, secrets: ChannelSecrets): AlertChannel =>
  robot(needs, secrets, (url, message, now) => {
    const { signingSecret } = secrets
    if (signingSecret === undefined) return null
    const timestamp = Math.floor(now / 1_000)
    const post = { zh_cn: { title: titleOf(message), content: feishuContent(message) } }
    return {
      url,
      body: {
        timestamp: String(timestamp),
        sign: signFeishu(signingSecret, timestamp),
        msg_type: 'post',
        content: { post },
      },
    }
  })
