import type { CutAbilities } from '../../../core/cuts/cut-abilities.ts'
import { type Duration, hours } from '../../../core/time/duration.ts'
import type { CutPlatform } from '../../../ports/cut-platform.ts'
import { createAliyunLiveApi } from './aliyun-live-api.ts'
import { ALIYUN_PAGE_SIZE, createAliyunLiveReads } from './aliyun-live-reads.ts'
import type { AliyunKey } from './aliyun-signature.ts'
import { type Cloud, type CloudCutSettings, createCloudCut } from './cloud-cut.ts'
import { domainOf } from './cloud-keys.ts'

export type AliyunLiveSettings = CloudCutSettings<AliyunKey>

const ENDPOINT = 'https://live.aliyuncs.com'
/** Without an end it bans for six months, and names no longest: an end of our own stays below that. */
const LONGEST_BAN = hours(180 * 24)

/** Limits: forbid and resume 20, lists of bans 50, state 100 calls a second; the lowest is kept for all. */
export const ALIYUN_LIVE_ABILITIES: CutAbilities & { readonly longestBan: Duration } = {
  drop: 'stream',
  forbid: 'kept-there',
  forbidDrops: true,
  longestBan: LONGEST_BAN,
  resume: true,
  reads: 'publisher',
  readsBan: true,
  page: ALIYUN_PAGE_SIZE,
  callsPerSecond: 20,
  success: {
    zh: '应答只有 RequestId，没有 Code；不能证明已停播',
    en: 'RequestId alone in the answer, no Code; it proves nothing',
  },
}

/** ApsaraVideo Live (阿里云视频直播), API of 2016-11-01. One action bans a stream or merely ends it (`Oneshot`). */
const ALIYUN_LIVE: Cloud<AliyunKey> = {
  name: 'Aliyun Live',
  abilities: ALIYUN_LIVE_ABILITIES,
  open: (key, { http, clock, pace }) => {
    const endpoint = key.endpoint ?? ENDPOINT
    const api = createAliyunLiveApi({ key, endpoint, http, clock, pace })
    const { read, viewers } = createAliyunLiveReads(api, clock)
    return { call: (action, parameters) => api.call(action, parameters), read, viewers }
  },
  named: (target) => ({
    DomainName: domainOf(target),
    AppName: target.app,
    StreamName: target.stream,
    LiveStreamType: 'publisher',
  }),
  forbid: (ResumeTime) => ({ action: 'ForbidLiveStream', more: { Oneshot: 'no', ResumeTime } }),
  drop: { action: 'ForbidLiveStream', more: { Oneshot: 'yes' } },
  resume: { action: 'ResumeLiveStream' },
}

export const createAliyunLiveCut = (settings: AliyunLiveSettings): CutPlatform =>
  createCloudCut(ALIYUN_LIVE, settings)
