import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../../ports/clock.ts'
import type { CallPace } from '../call-pace.ts'
import { postSigned, type SignedAnswer, type SignedHttp } from '../signed-http.ts'
import { type AliyunKey, signAliyunCall } from './aliyun-signature.ts'
import { type CloudAnswer, clockDetail, codeOf } from './cloud-answer.ts'

export type AliyunLiveApi = {
  /** One action of the API of 2016-11-01. A `Code` in the body is an error, whatever the status. */
  call(action: string, parameters: Readonly<Record<string, string>>): Promise<CloudAnswer>
}

export type AliyunLiveNeeds = {
  readonly key: AliyunKey
  readonly endpoint: string
  readonly http: SignedHttp
  readonly clock: Clock
  readonly pace: CallPace
}

const failedAnswer = z.object({ Code: z.union([z.string(), z.number()]).transform(String) })
const doneAnswer = z.looseObject({ RequestId: z.string() })

/** Nothing is wrong with the call: it may be made again. */
const PASSING = /^(?:Throttling|InternalError|ServiceUnavailable)(?:\.|$)/
const EXPIRED = /^InvalidTimeStamp\./

function readAnswer(answer: SignedAnswer, clock: Clock): CloudAnswer {
  if (answer.kind === 'unreachable') return answer
  const failed = failedAnswer.safeParse(answer.body)
  if (failed.success) {
    const code = codeOf(failed.data.Code)
    if (PASSING.test(code)) return { kind: 'unreachable', detail: code }
    const detail = EXPIRED.test(code) ? clockDetail(code, clock.now(), answer.serverTime) : code
    return { kind: 'refused', code, detail }
  }
  const done = doneAnswer.safeParse(answer.body)
  return answer.status === 200 && done.success
    ? { kind: 'done', answer: done.data }
    : { kind: 'unreachable', detail: `HTTP ${answer.status}, not the answer of Alibaba Cloud` }
}

export function createAliyunLiveApi(needs: AliyunLiveNeeds): AliyunLiveApi {
  const { key, http, clock, pace } = needs
  const { host, origin } = new URL(needs.endpoint)
  return {
    call: async (action, parameters) => {
      await pace.turn()
      const at = clock.now()
      const call = { host, action, version: '2016-11-01', parameters, at, nonce: randomUUID() }
      const { query, headers } = signAliyunCall(key, call)
      return readAnswer(await postSigned(http, { url: `${origin}/?${query}`, headers }), clock)
    },
  }
}
