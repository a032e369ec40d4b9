import type { SameShape } from './same-shape.ts'
import type { zhLookup } from './zh-lookup.ts'

/** As `zhLookup`. */
export const enLookup: SameShape<typeof zhLookup> = {
  title: 'Look up an address',
  label: 'Any address',
  placeholder: 'Paste any address',
  submit: 'Look up',
  empty: 'Paste any address to find its room',
  emptyHint:
    'A page, a shared link, a stream (FLV, HLS, RTMP, RTSP, SRT, WebRTC), a segment or a push address, whatever its signature; or a room number alone.',
  notUnderstood: 'No address and no room number in it',
  notUnderstoodHint: 'Paste the whole address (https://…, rtmp://…) or a room number alone.',
  none: 'No room is registered with this address',
  noneHint:
    'Not registered does not mean lawful. Open short links first and paste where they lead; look once with npx xuncha check, or register the room.',
  uncertain: 'It cannot be told which: {{count}} rooms fit. Check before you act.',
  inactive: 'not patrolled',
  by: {
    page: 'registered page',
    stream: 'registered stream',
    segment: 'its stream',
    push: 'push address',
  },
  institution: 'Institution and licence',
  actor: 'Actor',
  creditCode: 'Credit code',
  licence: 'Licence',
  noLicence: 'no licence registered',
  notRegistered: 'not registered',
  state: 'State',
  expires: 'Valid until',
  conversion: 'Conversion to licence',
  today: 'Today',
  violations: 'Violations',
  noViolations: 'None on record. That is not the same as none: see the coverage ledger.',
  newest: 'The latest {{count}}; the rest is in the records.',
  actors: {
    'licensed-online-subject': 'licensed, online, subjects',
    'licensed-online-non-subject': 'licensed, online, non-subjects',
    'licensed-offline-subject': 'licensed, offline, subjects',
    'licensed-non-subject': 'licensed, non-subjects',
    unlicensed: 'without a licence',
    school: 'school',
    platform: 'platform',
  },
  paper: { valid: 'valid', suspended: 'suspended', revoked: 'revoked', cancelled: 'cancelled' },
  conversions: {
    'not-applied': 'not applied for',
    pending: 'pending',
    approved: 'approved',
    rejected: 'rejected',
    ended: 'ended',
  },
}
