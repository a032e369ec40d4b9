import { z } from 'zod'
import { isRegionCode } from '../../core/calendar/region-chain.ts'
import { isKnownCity } from '../../core/registry/region.ts'
import { regionPrefix } from '../../core/registry/region-scope.ts'
import { type CivilDate, parseCivilDate } from '../../core/time/civil-date.ts'
import { type DayPart, parseClockTime, type SecondOfDay } from '../../core/time/clock-time.ts'

/** A message in both languages, as zod can carry it. */
const both = (zh: string, en: string): { readonly error: string } => ({ error: `${zh} / ${en}` })

export const dateField = z
  .string(both('应为日期（YYYY-MM-DD）', 'a date (YYYY-MM-DD) is expected'))
  .transform((text, context): CivilDate => {
    const date = parseCivilDate(text)
    if (date !== null) return date
    const message = `“${text}”不是存在的日期（YYYY-MM-DD） / "${text}" is not a date that exists`
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

export const textField = z
  .string(both('应为文字', 'text is expected'))
  .min(1, both('不得为空', 'must not be empty'))

export const monthDayField = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, both('应为月-日（MM-DD）', 'MM-DD is expected'))

export const monthDayRangeField = z
  .string()
  .regex(/^\d{2}-\d{2}\.\.\d{2}-\d{2}$/, both('应为 MM-DD..MM-DD', 'MM-DD..MM-DD is expected'))
  .transform((text) => ({ from: text.slice(0, 5), to: text.slice(7) }))

export const regionField = z
  .string(both('区划代码请加引号，如 "440100"', 'quote the region code, e.g. "440100"'))
  .refine(isRegionCode, both('不是存在的行政区划代码', 'no such GB/T 2260 code'))

/** Of scopes: a place and everything in it, also by the short codes of provinces and cities. */
export const regionScopeField = z
  .string(both('区划代码请加引号，如 "440100"', 'quote the region code, e.g. "440100"'))
  .refine(
    (scope) =>
      /^\d{2}(\d{2}(\d{2}(\d{3})?)?)?$/.test(scope) &&
      isKnownCity(regionPrefix(scope).padEnd(6, '0')),
    both('不是存在的行政区划代码', 'no such GB/T 2260 code'),
  )

export const clockField = z
  .string(both('应为加引号的时刻，如 "21:00"', 'a quoted time such as "21:00" is expected'))
  .transform((text, context): SecondOfDay => {
    const second = parseClockTime(text)
    if (second !== null) return second
    context.addIssue({ code: 'custom', message: `“${text}”不是时刻 / "${text}" is not a time` })
    return z.NEVER
  })

export const dayPartField = z
  .string(both('应为时段，如 "08:00-12:00"', 'a span such as "08:00-12:00" is expected'))
  .transform((text, context): DayPart => {
    const [from, to] = text.split('-').map(parseClockTime)
    if (from != null && to != null && from < to) return { from, to }
    const message = `“${text}”不是时段（如 08:00-12:00） / "${text}" is not a span of the day`
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

export const sourcesField = z.array(textField)
