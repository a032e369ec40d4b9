/**
 * What is wrong or odd in calendar data. `path` leads to the value inside its own record
 * (e.g. `['off', 2, 'end']`), so that whoever read the file can name the line.
 */
export type CalendarProblem = {
  readonly severity: 'error' | 'warning'
  readonly path: readonly (string | number)[]
  readonly zh: string
  readonly en: string
}

export const calendarError = (
  path: CalendarProblem['path'],
  zh: string,
  en: string,
): CalendarProblem => ({ severity: 'error', path, zh, en })

export const calendarWarning = (
  path: CalendarProblem['path'],
  zh: string,
  en: string,
): CalendarProblem => ({ severity: 'warning', path, zh, en })
