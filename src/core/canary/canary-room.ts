import type { PatrolSweep } from '../patrol/sweep.ts'
import type { Institution } from '../registry/institution.ts'
import type { LiveRoom } from '../registry/live-room.ts'
import type { CanaryRun } from './canary-run.ts'

/** Beijing; what unlicensed institutions teach of school subjects is forbidden at any hour, everywhere. */
const REGION = '110000'

/** Says nothing of what is shown: the picture alone has to tell. */
export const CANARY_INSTITUTION: Institution = {
  id: 'canary',
  name: '巡查自检（不是机构）',
  actor: 'unlicensed',
  creditCode: null,
  licenceNumber: null,
  region: REGION,
  stages: ['compulsory'],
  rehearsal: true,
}

/** A room of its own for each canary: nothing is known of it beforehand. `origin` ends in a slash. */
export const canaryRoom = ({ id }: Pick<CanaryRun, 'id'>, origin: string): LiveRoom => ({
  id: canaryRoomId(id),
  institutionId: CANARY_INSTITUTION.id,
  title: '直播间',
  pageUrl: null,
  streamUrls: [`${origin}${id}/index.m3u8`],
  region: REGION,
  stage: 'compulsory',
  cutTarget: null,
  active: true,
})

export const canaryRoomId = (id: string): string => `canary-${id}`

/** As the standing patrol looks at rooms (schedules/sweeps/daily.yaml). */
export const CANARY_SWEEP: PatrolSweep = {
  name: 'canary',
  regions: [],
  stages: [],
  cadence: { probeSeconds: 10, watchSeconds: 5 },
}
