import { COMPONENTS, latePart } from '../components/late.tsx'
import { STOP_DIALOG } from '../power/countdown.tsx'
import { REASON_FORM } from '../violation/reason-dialog.tsx'

export const HELP = latePart(async () => (await import('./help-overlay.tsx')).HelpOverlay)
export const SIGN_IN_AGAIN = latePart(
  async () => (await import('./sign-in-again.tsx')).SignInAgainDialog,
)

/** What the frame and the wall may open. */
export const LATE_DIALOGS = [COMPONENTS, HELP, SIGN_IN_AGAIN, STOP_DIALOG, REASON_FORM]
