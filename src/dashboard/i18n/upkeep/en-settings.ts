import type { SameShape } from '../same-shape.ts'
import type { zhSettings } from './zh-settings.ts'

export const enSettings: SameShape<typeof zhSettings> = {
  title: 'Settings',
  lead: 'What this process was started with: values, where they come from, what they do. Unless said otherwise they are read once at the start, and a change needs a restart.',
  others: 'These are changed at any time on pages of their own, with reasons, history and undo:',
  search: 'Find a name, what it does, or a value',
  source: 'Source',
  all: 'all',
  sources: {
    default: 'default',
    environment: 'environment',
    file: 'secret file',
    running: 'changed while running',
  },
  value: 'Value now',
  usual: 'Where nothing is said',
  secretSet: 'set (a secret, not shown)',
  secretUnset: 'not set',
  restart: 'a change needs a restart',
  onPage: 'may be changed while it runs',
  go: 'Change it there',
  empty: 'No setting fits.',
  count: '{{count}} settings',
}
