/** What a new house needs before it can be trusted to watch, in the order in which one thing rests on another. */
export const SETUP_STEPS = [
  'administrator',
  'region',
  'calendar',
  'channel',
  'room',
  'rehearsal',
] as const
export type SetupStep = (typeof SETUP_STEPS)[number]

/** `unknown`: nobody could say; that is never done. `reading`: the answer is on its way. */
export type StepState = 'done' | 'missing' | 'skipped' | 'unknown' | 'reading'

/** `null`: not read, or not readable. */
export type SetupFacts = {
  readonly region: string | null
  /** Whether the days of this year are official and school calendars are known. */
  readonly calendar: boolean | null
  /** Whether a channel is in use that took a message. */
  readonly reaches: boolean | null
  readonly rooms: number | null
  readonly rehearsed: boolean
  readonly skipped: ReadonlySet<SetupStep>
  /** Steps whose facts are still being read for the first time. */
  readonly reading?: ReadonlySet<SetupStep>
}

const told = (fact: boolean | null): StepState =>
  fact === null ? 'unknown' : fact ? 'done' : 'missing'

function stateOf(step: SetupStep, facts: SetupFacts): StepState {
  switch (step) {
    case 'administrator':
      return 'done'
    case 'region':
      return told(facts.region !== null)
    case 'calendar':
      return facts.region === null ? 'missing' : told(facts.calendar)
    case 'channel':
      return told(facts.reaches)
    case 'room':
      return told(facts.rooms === null ? null : facts.rooms > 0)
    case 'rehearsal':
      return told(facts.rehearsed)
  }
}

export type SetupState = { readonly step: SetupStep; readonly state: StepState }

/** Where a house stands; who passed a step over is told so for as long as it is missing. */
export const setupStates = (facts: SetupFacts): readonly SetupState[] =>
  SETUP_STEPS.map((step) => {
    const known = stateOf(step, facts)
    const state = known === 'unknown' && facts.reading?.has(step) ? 'reading' : known
    return { step, state: state !== 'done' && facts.skipped.has(step) ? 'skipped' : state }
  })

/** Where one goes on: the first that is neither done nor passed over; `null`: nothing is left. */
export const nextStep = (states: readonly SetupState[]): SetupStep | null =>
  states.find(({ state }) => state === 'missing' || state === 'unknown')?.step ?? null

type Day = {
  readonly date: string
  readonly provisional: boolean
  readonly schoolCalendarKnown: boolean
}
export type YearState = {
  /** The State Council has said which days of the year are off. */
  readonly official: boolean
  readonly days: number
  /** Days for which the school calendar of the region is known. */
  readonly known: number
}

export const yearState = (days: readonly Day[]): YearState => ({
  official: days.length > 0 && days.every(({ provisional }) => !provisional),
  days: days.length,
  known: days.filter(({ schoolCalendarKnown }) => schoolCalendarKnown).length,
})

/** Whether the rest of the year, from today on, is known without guessing. */
export const isYearKnown = (days: readonly Day[], today: string): boolean => {
  const { official, days: all, known } = yearState(days.filter(({ date }) => date >= today))
  return official && known === all
}
