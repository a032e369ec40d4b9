import type { SameShape } from '../same-shape.ts'
import type { zhAccount } from './zh-account.ts'

export const enAccount: SameShape<typeof zhAccount> = {
  title: 'My account',
  owedTitle: 'Change your password first',
  owedLead:
    'Somebody gave you this password, or the program made it. Choose one that only you know; then you can go on.',
  password: 'Change password',
  passwordLead:
    'At least 12 characters; not the name of the account with a few more, nothing common or regular. A sentence that you remember is fine.',
  passwordAfter: 'You are then signed out everywhere else.',
  current: 'Present password',
  next: 'New password',
  repeat: 'New password once more',
  unlike: 'The new passwords differ',
  change: 'Change password',
  changed: 'The password was changed; you are signed out everywhere else.',
  sessions: 'Where you are signed in',
  sessionsLead: 'If you do not know one of them, end it and change your password.',
  present: 'here',
  openedAt: 'Signed in',
  seenAt: 'Last used',
  endsAt: 'Ends, unless used, at',
  client: 'From',
  browser: 'Browser',
  browserUnknown: 'not said',
  end: 'End',
  endOthers: 'End all the others',
  noOthers: 'You are signed in nowhere else.',
  again: 'Sign in again',
  againLead:
    'Your session is over. Enter the password and go on where you were: all that was typed is still there.',
  againSubmit: 'Sign in and go on',
  againOther: 'Somebody else (gives up what was typed)',
}
