/** Rows of a heat map: the seven weekdays, or every day by itself. */
export const HEAT_ROWS = ['weekday', 'day'] as const
export type HeatRows = (typeof HEAT_ROWS)[number]

/** What violations are counted by: steps of time, or what they have in common. */
export const TALLY_BY = ['hour', 'day', 'week', 'region', 'institution', 'rule', 'subject'] as const

/** At which level places are counted. */
export const TALLY_LEVELS = ['province', 'city', 'county'] as const

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'parquet', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/**
 * Rows that a file has at most, and says so where there are more; `null`: as many as there are. A sheet holds 1,048,576, and
 * whoever reads a JSON document holds it whole.
 */
export const EXPORT_ROWS_AT_MOST: Readonly<Record<ExportFormat, number | null>> = {
  csv: null,
  xlsx: 1_000_000,
  jsonl: null,
  parquet: null,
  json: 50_000,
}
