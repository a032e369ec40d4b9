import { type Duration, minutes } from '../time/duration.ts'

/** docs/rules.md §1.7: pieces of instruction less than 180 s apart are one lesson. */
export const LONGEST_PAUSE: Duration = minutes(3)
