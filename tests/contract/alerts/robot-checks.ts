import { expect } from 'vitest'
import type { Asked } from './message-server.ts'

const jsonOf = ({ body }: Asked) => JSON.parse(body.toString('utf8'))

/** HMAC-SHA256 by Web Crypto, which is not what the program signs with. */
async function hmac(key: string, text: string): Promise<string> {
  const bytes = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', bytes.encode(key), algorithm, false, [
    'sign',
  ])
  const signed = await crypto.subtle.sign('HMAC', imported, bytes.encode(text))
  return Buffer.from(signed).toString('base64')
}

/** As the robot itself would: what comes is refused unless it is shaped as its documents say. What people read of it. */
export function readWecom(asked: Asked): string {
  const { msgtype, markdown } = jsonOf(asked)
  expect(msgtype).toBe('markdown')
  expect(Buffer.byteLength(markdown.content)).toBeLessThanOrEqual(4_096)
  return markdown.content
}

/** As `readWecom`; signed in the address, and at this time. */
export async function readDingtalk(asked: Asked, secret: string): Promise<string> {
  const { searchParams } = asked.url
  const timestamp = searchParams.get('timestamp') ?? ''
  expect(Math.abs(Number(timestamp) - Date.now())).toBeLessThan(3_600_000)
  expect(searchParams.get('sign')).toBe(await hmac(secret, `${timestamp}\n${secret}`))
  // A + that is not encoded would arrive as a blank.
  expect(asked.url.search).not.toMatch(/sign=[^&]*[+/]/)
  const { msgtype, markdown } = jsonOf(asked)
  expect(msgtype).toBe('markdown')
  expect(markdown.title).not.toBe('')
  return markdown.text
}

/** What stands over the text of such a message. */
export const feishuTitle = (asked: Asked): string => jsonOf(asked).content.post.zh_cn.title

/** As `readWecom`; signed in the body: text and links. */
export async function readFeishu(asked: Asked, secret: string) {
  const { timestamp, sign, msg_type, content } = jsonOf(asked)
  expect(timestamp).toMatch(/^\d{10}$/)
  expect(sign).toBe(await hmac(`${timestamp}\n${secret}`, ''))
  expect(msg_type).toBe('post')
  const parts: readonly { readonly tag: string; readonly text: string }[] =
    content.post.zh_cn.content.flat()
  expect(parts.every(({ tag }) => tag === 'text' || tag === 'a')).toBe(true)
  return parts
}
