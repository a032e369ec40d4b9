import { z } from 'zod'
import { regionCode } from './primitives.ts'

/** `?under=440000`: its cities; of a city, its counties, or its towns where it has none. Left out: all provinces. */
export const regionsQuery = z.object({ under: regionCode.optional() })

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
