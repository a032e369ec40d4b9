import type { z } from 'zod'

/** zod's own words are English; officers get the usual cases in Chinese. */
export function issueWords(issue: z.core.$ZodIssue): { readonly zh: string; readonly en: string } {
  const field = issue.path.map(String).join('.') || '内容'
  const [zh, en] = issue.message.split(' / ')
  if (zh !== undefined && en !== undefined) return { zh: `${field}:${zh}`, en: `${field}: ${en}` }
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join('、')
    return { zh: `${field} 里有不认识的字段 ${keys}`, en: `unknown field ${keys}` }
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join('、')
    return { zh: `${field} 只能是 ${values}`, en: `${field} must be one of ${values}` }
  }
  if (issue.code === 'invalid_type') {
    const zh = `${field} 缺失或类型不对(应为 ${issue.expected})`
    return { zh, en: `${field} must be ${issue.expected}` }
  }
  return { zh: `${field} 不合要求(${issue.message})`, en: `${field}: ${issue.message}` }
}
