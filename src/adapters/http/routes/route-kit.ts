import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problem } from '../../../contracts/problem.ts'
import { hours } from '../../../core/time/duration.ts'
import {
  civilDateOf,
  formatInstant,
  type Instant,
  parseInstant,
  plus,
  startOfDay,
} from '../../../core/time/instant.ts'
import type { Interval } from '../../../core/time/interval.ts'
import { refuse } from '../fault-reply.ts'

/** A server whose routes are typed by their zod shapes. */
export type ZodApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** For work on a whole register or on years of records. */
export const LONG_WORK_MILLISECONDS = 600_000

/** A year of everything over a slow line. Who stops reading is let go long before (`open-instance.ts`). */
export const TRANSFER_MILLISECONDS = 4 * 3_600_000

/** What is at fault, and how it is told. */
const problems = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})

/** Every route may answer with a problem. */
export const PROBLEMS = {
  '4xx': problems('请求有误或不被允许 The request is at fault, or not allowed'),
  '5xx': problems('服务器未能完成 The server could not do it'),
} as const

/** An answer that is no JSON of ours, byte for byte. */
export const bytesOf = <Type extends string>(description: string, ...mediaTypes: Type[]) => ({
  description,
  content: Object.fromEntries(
    mediaTypes.map((mediaType) => [mediaType, { schema: z.any() }]),
  ) as Readonly<Record<Type, { readonly schema: z.ZodAny }>>,
})

/** The instant that a checked text names; a date that does not exist (30 February) passes shapes, but not here. */
export function instantIn(text: string, field: string): Instant {
  return (
    parseInstant(text) ??
    refuse(
      'bad-request',
      `${field} 不是存在的时刻，或北京时间不在 0000—9999 年内。${field} is not an instant that exists, or not within the years 0000 to 9999 in Asia/Shanghai.`,
      field,
    )
  )
}

/** The place that a query names, where it names one. */
export const placeIn = ({
  region,
}: {
  readonly region?: string | undefined
}): { readonly region?: string } => (region === undefined ? {} : { region })

/**
 * For routes with long answers of which the types say that they are as described: to parse them once more before they are
 * sent would cost as much as to make them. A test holds them against the description.
 */
export const sentAsTyped = () => (answer: unknown) => JSON.stringify(answer)

const LONGEST_SPAN_DAYS = 400

export function spanIn(query: { readonly from: string; readonly to: string }): Interval {
  const start = instantIn(query.from, 'from')
  const end = instantIn(query.to, 'to')
  if (end <= start) refuse('bad-request', 'to 须晚于 from。to must lie after from.', 'to')
  if (end - start > LONGEST_SPAN_DAYS * 86_400_000) {
    refuse('bad-request', '时间跨度不得超过 400 天。The span is at most 400 days.', 'to')
  }
  return { start, end }
}

/** As `spanIn`; what is left out is that end of the day of `now`, in Asia/Shanghai. */
export function spanOrToday(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Instant,
): Interval {
  const midnight = startOfDay(civilDateOf(now))
  return spanIn({
    from: from ?? formatInstant(midnight),
    to: to ?? formatInstant(plus(midnight, hours(24))),
  })
}
