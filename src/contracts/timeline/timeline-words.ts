/** Rows of a heat map: the seven weekdays, or every day by itself. */
export const HEAT_ROWS = ['weekday', 'day'] as const
export type HeatRows = (typeof HEAT_ROWS)[number]

export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Rows that a file has at most; it says so where there are more. */
export const EXPORT_ROWS_AT_MOST = 50_000
