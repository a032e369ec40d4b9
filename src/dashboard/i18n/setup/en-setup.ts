import type { SameShape } from '../same-shape.ts'
import type { zhSetup } from './zh-setup.ts'

export const enSetup: SameShape<typeof zhSetup> = {
  title: 'Set-up list',
  lead: 'What takes an empty installation to its first patrol. Leave whenever you like, nothing done is lost; what can wait is passed over and found again from the menu.',
  state: {
    done: 'Done',
    missing: 'To do',
    skipped: 'Passed over',
    unknown: 'Cannot be read: open to see why',
    reading: 'Being read…',
  },
  finished: 'All is done or passed over; the patrol runs by it.',
  left: '{{count}} left to do',
  open: 'Open',
  skip: 'Pass this over',
  unskip: 'Take it up again',
  next: 'Next',
  toWall: 'To the duty wall',
  steps: {
    administrator: 'First administrator',
    region: 'Region',
    calendar: 'Calendars',
    channel: 'Alert channel',
    room: 'First room',
    rehearsal: 'Rehearsal',
  },
  why: {
    administrator:
      'Everything is recorded by who did it, so a real person comes first. Others are added later under Accounts.',
    region:
      'When teaching is forbidden differs by place: calendar, register and filters begin there.',
    calendar:
      'The patrol judges by the days off and by school calendars; days that are not known count as a person’s decision, never as permitted.',
    channel:
      'Without a channel leads only show on the page, and nobody knows while nobody looks. It counts once a test got through.',
    room: 'Paste the address of a room and see at once what it is, what is on it, and whether that may be taught now; once registered it is patrolled.',
    rehearsal:
      'Confirm, cut and verify once on made-up institutions before it is serious; no real room is touched.',
  },
  first: {
    title: 'First start',
    lead: 'The one-time link that the program printed makes the first administrator. Good until {{until}}, and only once.',
    checking: 'Checking the link',
    name: 'Account name',
    password: 'Password',
    repeat: 'Password again',
    unlike: 'The two passwords differ',
    rule: 'At least 12 characters; no common words, dates or rows of keys.',
    submit: 'Become administrator and sign in',
    toSignIn: 'Sign in',
    noToken:
      'The link is not whole: copy all of it from what the program printed, also what stands after #.',
  },
  administratorDone: 'You are signed in as {{name}}, an administrator.',
  accounts: 'Accounts',
  region: {
    province: 'Province',
    city: 'City (may be left out)',
    whole: 'The whole province',
    chosen: 'Chosen: {{name}}',
    note: 'Kept in this browser; which regions an account may see is set under Accounts.',
  },
  calendar: {
    noRegion: 'Choose a region first.',
    year: '{{year}}',
    holidays: 'Days off',
    official: 'announced by the State Council',
    provisional: 'not announced, worked out',
    school: 'School calendar, {{stage}}',
    known: '{{known}} of {{days}} days known',
    unknown: 'unknown: a person decides on these days',
    rest: 'The rest of this year is known.',
    restUnknown:
      'Some of the rest of this year is unknown or worked out; a notice or school calendars can be imported.',
    open: 'Open the calendar',
  },
  room: {
    some: 'Rooms are registered.',
    import: 'Import a register',
    all: 'All rooms',
    registered: 'After registering, this list is found again from the menu.',
  },
  rehearsal: {
    how: 'Begin one on the page of rehearsals; it has a clock and data of its own and touches nothing real.',
    done: 'Rehearsed',
  },
}
