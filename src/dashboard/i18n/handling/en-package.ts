import type { SameShape } from '../same-shape.ts'
import type { zhPackage } from './zh-package.ts'

export const enPackage: SameShape<typeof zhPackage> = {
  title: 'Evidence package',
  what: 'A ZIP: record of the extraction, originals, entries of the journal, signatures and time stamps. It can be checked without this system.',
  open: 'Export the package',
  dialogTitle: 'Export the evidence package',
  hint: 'It holds the originals, nothing is masked. Who exports it, when and why goes into the journal and is signed with the package.',
  reason: 'Reason',
  example: 'e.g. referred to the market regulator',
  submit: 'Export',
  making:
    'Collecting, signing and downloading. With many files this takes minutes: leave this page open.',
  exported: 'Evidence package exported',
  done: 'The package is downloaded',
  lost: 'The package is downloaded, but {{count}} pieces of evidence could not be had: its manifest.json names them and why',
}
