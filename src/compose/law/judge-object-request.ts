import { objectRequest } from '../../contracts/law/judge-object.ts'
import { issueWords } from '../../contracts/words/issue-words.ts'
import { isRegionCode } from '../../core/calendar/region-chain.ts'
import type { Conduct } from '../../core/policy/objects/conduct.ts'
import type { RegionCode } from '../../core/registry/institution.ts'

/** An object's conduct to judge, or the field and what is wrong with it (Chinese first). */
type ParsedObjectRequest =
  | {
      readonly ok: true
      readonly id: string | number
      readonly region: RegionCode
      readonly conduct: Conduct
    }
  | { readonly ok: false; readonly problem: string }

/** Checks a line that carries `object`, a parsed JSON value. */
export function parseObjectRequest(data: unknown): ParsedObjectRequest {
  const parsed = objectRequest.safeParse(data)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    if (issue === undefined) return { ok: false, problem: '整行：不合要求 / not an object' }
    const { zh, en } = issueWords(issue)
    return { ok: false, problem: `${zh} / ${en}` }
  }
  const { id, region, object } = parsed.data
  if (!isRegionCode(region)) {
    const problem = `region：“${region}”不是存在的区划代码 / region: no such GB/T 2260 code`
    return { ok: false, problem }
  }
  // Dates were checked by their form; the domain only gives them a name.
  return { ok: true, id, region, conduct: object as Conduct }
}
