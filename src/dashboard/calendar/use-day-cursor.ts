import { useMemo, useState } from 'react'

/** What the cells of the grid tell; the same object for as long as the page lives. */
export type DayHandlers = {
  choose(date: string): void
  /** `null` when the pointer has left the days. */
  preview(date: string | null): void
}

/** The chosen day, in whatever year is shown, and the one under the pointer, which is only looked at. */
export function useDayCursor(year: number, today: string | null) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [previewed, setPreviewed] = useState<string | null>(null)
  const handlers = useMemo<DayHandlers>(() => ({ choose: setChosen, preview: setPreviewed }), [])
  const inYear = (date: string | null) => (date?.startsWith(`${year}-`) === true ? date : null)
  const date = inYear(chosen) ?? inYear(today) ?? `${year}-01-01`
  return { date, shown: inYear(previewed) ?? date, handlers }
}
