import type { SameShape } from '../same-shape.ts'
import type { zhProvider } from './zh-provider.ts'

export const enProvider: SameShape<typeof zhProvider> = {
  button: 'Sign in by the identity provider',
  again: 'Sign in by the identity provider and go on',
  againLead: 'A window opens; sign in there and come back here: all that was typed is still there.',
  blocked: 'The browser kept the window from opening. Allow it for this site, and press again.',
  or: 'or by a password',
  administrators: 'Only local administrators sign in by a password here.',
  done: 'Signed in',
  doneLead: 'Close this window and go on in the one before.',
  close: 'Close this window',
  subject: 'Identity provider',
  bind: 'Bind to the identity provider',
  bindHint:
    'From then on the provider vouches for its person, with role and regions as of each sign-in; password and second factor open nothing any more, and every session ends.',
  bindField: 'Subject (sub)',
  bindFieldHint: 'In the administration of the provider, or in the audit where a sign-in failed',
  unbind: 'Unbind',
  unbindHint: 'Nobody signs in by it until an administrator sets a password; every session ends.',
  trouble: {
    away: 'The identity provider is away: try again later; local administrators sign in by their password.',
    declined: 'The sign-in was cancelled or declined at the identity provider.',
    stale: 'This sign-in is over, or was not begun in this browser. Sign in again.',
    'not-vouched':
      'What the identity provider said did not hold. Try again; else ask an administrator.',
    'no-role':
      'The identity provider knows you, but nothing gives you a role here. Ask an administrator.',
    'no-region':
      'The identity provider knows you, but nothing gives you a region here. Ask an administrator.',
    'unknown-person':
      'The identity provider knows you, but you are bound to no account here. Ask an administrator.',
    locked: 'This account is locked; ask an administrator.',
    'factor-missing':
      'Your role needs a second factor, and the identity provider did not say that you showed one.',
    'name-alike':
      'Your name there looks like that of an account that is here already, and none was made. Ask an administrator to bind one, or have your name changed there.',
  },
}
