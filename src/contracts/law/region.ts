import { z } from 'zod'
import { dateText, regionCode, regionFilter } from '../primitives.ts'

/** At most so many places are found by a name: more than anybody reads. */
export const REGIONS_FOUND = 50

/**
 * `?under=440000`: its cities; of a city, its counties, or its towns where it has none. Left out: all provinces.
 * `?text=天河`: places of that name, wherever they lie.
 */
export const regionsQuery = z.object({
  under: regionFilter.optional(),
  text: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .describe('名称或代码的开头 A name or the begin of a code'),
  mine: z
    .enum(['true'])
    .optional()
    .describe('只列自己管辖之内的地区 Only places within those of who asks'),
})

/** `?on=2020-05-01`: what the code was on that day; today without it. */
export const regionQuery = z.object({ on: dateText.optional() })

export const regionParams = z.object({ code: z.string().min(1).max(16) })

/** A place of GB/T 2260. */
export const region = z
  .object({
    code: regionCode,
    level: z.enum(['province', 'city', 'county', 'town']),
    name: z.string(),
    fullName: z.string(),
    parent: regionCode.nullable(),
  })
  .meta({ id: 'Region' })

/** A code on a day. One that is out of use names its successors, one that is not yet in use its predecessors. */
export const regionOnDay = region
  .extend({
    on: dateText,
    listed: z
      .boolean()
      .describe(
        'false: a town of a county that is known; no list of towns is kept, so whether there is such a town is not',
      ),
    state: z.enum(['in-force', 'ended', 'not-yet']),
    from: dateText.nullable().describe('First day, as far as it is written down'),
    until: dateText
      .nullable()
      .describe('Last day; old and new hold together in the time of a change'),
    successors: z.array(region),
    predecessors: z.array(region),
  })
  .meta({ id: 'RegionOnDay' })
