import type { SameShape } from '../same-shape.ts'
import type { zhFactor } from './zh-factor.ts'

export const enFactor: SameShape<typeof zhFactor> = {
  title: 'Second factor',
  lead: 'With it, signing in takes the six digits of an authenticator on your phone besides the password. Who learns the password alone does not get in.',
  obligatory: 'Your role signs in with one.',
  begin: 'Set up a second factor',
  scan: 'Scan this with an authenticator on your phone (any app that speaks TOTP), then enter the six digits that it shows.',
  typeIn: 'Where nothing can be scanned, type in the secret:',
  setUp: 'Check and set up',
  code: 'Code (or recovery code)',
  codeLead:
    'This account has a second factor: enter the six digits of your authenticator, or a recovery code when the phone is not at hand.',
  on: 'Set up at',
  left: '; {{count}} recovery codes are left.',
  renew: 'New recovery codes',
  renewHint:
    'When few are left, or somebody may have seen them. The old ones open nothing any more, the new ones are shown once; you stay signed in.',
  few: 'Hardly any recovery codes are left, make new ones: without phone and codes only an administrator can let you in.',
  remove: 'Take it away',
  removeHint:
    'For another phone, take it away and set it up anew. You are then signed out everywhere else.',
  recoveryTitle: 'Recovery codes, shown this once',
  recoveryLead:
    'When the phone is lost, each is good for one sign-in in place of a code. Write them down or print them, and keep them away from the password.',
  download: 'Save as a file',
  copyFailed:
    'The browser lets no page write to the clipboard here: save them as a file or note them.',
  reset: 'Reset second factor',
  resetHint:
    'For who lost the phone and the recovery codes: takes it away and ends all their sessions. Make sure first that it is them.',
  has: 'second factor',
}
