import { type Agent, request } from 'undici'
import type { EgressRefusal, HttpAnswer, HttpPost } from '../../ports/egress.ts'
import { answerOf } from './http-get.ts'
import { parseTarget } from './parse-target.ts'
import { refusalOfError } from './refusal-of-error.ts'

/** POST that follows no redirect: it would carry body and token elsewhere. */
export async function httpPost(
  agent: Agent,
  address: string,
  asked: HttpPost,
): Promise<HttpAnswer | EgressRefusal> {
  const target = parseTarget(address)
  if (target.kind === 'refusal') return target
  if (!target.url.protocol.startsWith('http')) {
    return { kind: 'refusal', reason: 'blocked-address', detail: 'no POST but by http' }
  }
  try {
    const response = await request(target.url.href, {
      dispatcher: agent,
      method: 'POST',
      headers: {
        accept: 'application/json',
        ...asked.headers,
        'content-type': asked.contentType ?? 'application/json',
        ...(asked.token === null ? {} : { authorization: `Bearer ${asked.token}` }),
      },
      body: asked.body,
      signal: asked.signal,
    })
    return answerOf(target.url.href, response)
  } catch (error) {
    return refusalOfError(error, asked.signal.aborted)
  }
}
