import { LateDialog, latePart } from '../components/late.tsx'
import type { ReasonProps } from './reason-form.tsx'

export const REASON_FORM = latePart<ReasonProps>(
  async () => (await import('./reason-form.tsx')).ReasonForm,
)

/** Asks for the reason that goes into the history. Nothing is sent without one. */
export function ReasonDialog(props: ReasonProps) {
  return <LateDialog late={REASON_FORM} open={props.open} props={props} />
}
