import type { ChannelSecrets } from '../../core/alerts/channel.ts'
import type { SendOutcome } from '../../core/alerts/delivery.ts'
import { failed, type PostedAnswer, toldDetail } from './post-message.ts'

type Said = { readonly code: number; readonly text: string }

function saidIn(body: string): Said | null {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const fields = new Map<string, unknown>(Object.entries(value))
  // WeCom and DingTalk; Feishu; Feishu before 2022.
  const code = fields.get('errcode') ?? fields.get('code') ?? fields.get('StatusCode')
  const text = fields.get('errmsg') ?? fields.get('msg') ?? fields.get('StatusMessage')
  return typeof code === 'number' ? { code, text: typeof text === 'string' ? text : '' } : null
}

/** Robots answer HTTP 200 to what they refuse; only `errcode 0` (`code 0`) says that it was taken. */
export const judgeRobot =
  (secrets: ChannelSecrets) =>
  ({ body }: PostedAnswer): SendOutcome => {
    const said = saidIn(body)
    if (said === null) return failed('bad-answer', toldDetail(body, secrets))
    if (said.code === 0) return { kind: 'accepted' }
    return failed(`errcode ${said.code}`, toldDetail(said.text, secrets))
  }
