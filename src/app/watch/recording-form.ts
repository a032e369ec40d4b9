import type { SessionFacts } from '../../core/policy/facts.ts'
import { judgedAs, replaySigns } from '../../core/replay/replay-finding.ts'

/**
 * How a recording is offered (docs/rules.md §3.2): on a timetable, together or with roll-calls, any two of these, and
 * it is judged by its time as a live lesson is; there to be watched at any time, and a person decides.
 */
export function factsOfRecording(
  text: string,
  onTimetable: boolean,
): { readonly form: NonNullable<SessionFacts['form']> } {
  const offered = judgedAs(replaySigns({ text, onTimetable, broadcast: false }))
  return { form: offered === 'live' ? 'scheduled-recording' : 'on-demand-recording' }
}
