import { z } from 'zod'
import type { Clock } from '../../../ports/clock.ts'
import type { CallPace } from '../call-pace.ts'
import { postSigned, type SignedAnswer, type SignedHttp } from '../signed-http.ts'
import { type CloudAnswer, clockDetail, codeOf } from './cloud-answer.ts'
import {
  signTencentCall,
  TENCENT_CONTENT_TYPE,
  type TencentKey,
  tencentSeconds,
} from './tencent-signature.ts'

export type TencentCssApi = {
  /** One action of the API of 2018-08-01. A 200 says nothing: errors stand in the body. */
  call(action: string, parameters: Readonly<Record<string, string | number>>): Promise<CloudAnswer>
}

export type TencentCssNeeds = {
  readonly key: TencentKey
  readonly endpoint: string
  readonly http: SignedHttp
  readonly clock: Clock
  readonly pace: CallPace
}

const failedAnswer = z.object({ Response: z.object({ Error: z.object({ Code: z.string() }) }) })
const doneAnswer = z.object({ Response: z.looseObject({ RequestId: z.string() }) })

/** Nothing is wrong with the call: it may be made again. */
const PASSING = /^(?:RequestLimitExceeded|InternalError|ServiceUnavailable)(?:\.|$)/
const EXPIRED = 'AuthFailure.SignatureExpire'

function readAnswer(answer: SignedAnswer, clock: Clock): CloudAnswer {
  if (answer.kind === 'unreachable') return answer
  const failed = failedAnswer.safeParse(answer.body)
  if (failed.success) {
    const code = codeOf(failed.data.Response.Error.Code)
    if (PASSING.test(code)) return { kind: 'unreachable', detail: code }
    const detail = code === EXPIRED ? clockDetail(code, clock.now(), answer.serverTime) : code
    return { kind: 'refused', code, detail }
  }
  const done = doneAnswer.safeParse(answer.body)
  return answer.status === 200 && done.success
    ? { kind: 'done', answer: done.data.Response }
    : { kind: 'unreachable', detail: `HTTP ${answer.status}, not the answer of Tencent Cloud` }
}

export function createTencentCssApi(needs: TencentCssNeeds): TencentCssApi {
  const { key, http, clock, pace } = needs
  const { host, origin } = new URL(needs.endpoint)
  return {
    call: async (action, parameters) => {
      await pace.turn()
      const at = clock.now()
      const body = JSON.stringify(parameters)
      const headers = {
        'content-type': TENCENT_CONTENT_TYPE,
        authorization: signTencentCall(key, { service: 'live', host, body, at }),
        'x-tc-action': action,
        'x-tc-version': '2018-08-01',
        'x-tc-timestamp': String(tencentSeconds(at)),
      }
      return readAnswer(await postSigned(http, { url: `${origin}/`, headers, body }), clock)
    },
  }
}
