import type { SameShape } from '../same-shape.ts'
import type { zhHelp } from './zh-help.ts'

export const enHelp: SameShape<typeof zhHelp> = {
  title: 'Keyboard',
  next: 'Next violation',
  previous: 'Previous violation',
  open: 'Open the selected violation',
  space: 'Wall: select this one; violation: next frame',
  spaceBar: 'Space',
  confirm: 'Make ready to confirm; Enter confirms',
  dismiss: 'Dismiss (needs a reason)',
  cut: 'Open the cut dialog',
  undo: 'Take the confirmation back',
  help: 'Show this table',
  escape: 'Close a dialog, or go back',
  note: 'Keys rest while you type or a dialog is open.',
}
