import type { SameShape } from '../same-shape.ts'
import type { zhSearch } from './zh-search.ts'

export const enSearch: SameShape<typeof zhSearch> = {
  title: 'Search',
  lead: 'Looks through what the patrol read and heard and kept with leads. Every search is written into the audit, with its filters.',
  words: 'What to look for',
  wordsHint:
    'A teacher’s name, a group’s number, a line of a slide; words parted by blanks all count',
  go: 'Search',
  from: 'From (date)',
  to: 'To (date, included)',
  institution: 'Institution',
  room: 'Room',
  sense: 'Where from',
  senses: { picture: 'Read off pictures', sound: 'Heard' },
  filters: 'Filters',
  begin: 'Type what you look for and press Enter.',
  kept: 'Only what is kept with leads is found: pictures and sound that nobody suspects are not kept, nor is what was deleted when its time was over.',
  short: 'Each word needs {{count}} signs at least: “{{word}}” is too short.',
  broad:
    'More than {{count}} hits: the newest alone may miss what matters. Add a word, or narrow the time, the region or the institution.',
  total: '{{count}} hits',
  empty: 'Nothing says “{{words}}”.',
  emptyHint: 'Try another spelling, or a wider span and fewer filters.',
  shown: '{{count}} hits shown',
  lesson: '{{count}} hits',
  openLead: 'Open the lead',
  openFrame: 'This picture',
  openDay: 'The room’s day',
  notKept: 'No picture was kept',
  gone: 'No picture came: it may no longer be kept',
  alt: '{{room}} at {{at}}',
  export: 'Export',
  exportHint:
    'At most {{most}} hits; personal data is masked, no cell is taken for a formula, and the export is written into the audit.',
  calls: { list: 'Search', file: 'Export' },
}
