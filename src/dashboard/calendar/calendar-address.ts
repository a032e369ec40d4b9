/** The years for which the program computes the days that the law names. */
export const FIRST_YEAR = 2020
export const LAST_YEAR = 2100

export const SHOWN_STAGES = ['compulsory', 'senior-high'] as const
export type ShownStage = (typeof SHOWN_STAGES)[number]

export const STAGE_CHOICES = ['both', ...SHOWN_STAGES] as const
export type StageChoice = (typeof STAGE_CHOICES)[number]

/** What the calendar page shows; it stands in the address, so that a view can be sent to a colleague. */
export type CalendarView = {
  readonly year: number
  /** GB/T 2260. */
  readonly region: string
  readonly stage: StageChoice
}

const REGION = /^\d{6}(\d{3})?$/

/** Six digits, or nine where towns hang on the city. Whether the code exists, only the server knows. */
export const isRegionShaped = (text: string): boolean => REGION.test(text)

export const isYear = (year: number): boolean =>
  Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR

/** Whatever the address does not say, or says wrongly, is taken from `otherwise`. */
export function viewFromSearch(search: string, otherwise: CalendarView): CalendarView {
  const given = new URLSearchParams(search)
  const year = Number(given.get('year') ?? '')
  const region = given.get('region') ?? ''
  const stage = STAGE_CHOICES.find((choice) => choice === given.get('stage'))
  return {
    year: isYear(year) ? year : otherwise.year,
    region: isRegionShaped(region) ? region : otherwise.region,
    stage: stage ?? otherwise.stage,
  }
}

export const viewToPath = ({ year, region, stage }: CalendarView): string =>
  `/calendar?${new URLSearchParams({ year: String(year), region, stage }).toString()}`

export const stagesOf = ({ stage }: Pick<CalendarView, 'stage'>): readonly ShownStage[] =>
  stage === 'both' ? SHOWN_STAGES : [stage]
