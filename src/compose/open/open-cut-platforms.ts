import { fetch } from 'undici'
import { createAliyunLiveCut } from '../../adapters/platforms/clouds/aliyun-live-cut.ts'
import { createTencentCssCut } from '../../adapters/platforms/clouds/tencent-css-cut.ts'
import { type CutPlatforms, createCutPlatforms } from '../../adapters/platforms/cut-platforms.ts'
import { createMediaMtxCut } from '../../adapters/platforms/mediamtx-cut.ts'
import { createNginxRtmpCut } from '../../adapters/platforms/nginx-rtmp-cut.ts'
import { createNodeMediaServerCut } from '../../adapters/platforms/node-media-server-cut.ts'
import { createSrsCut } from '../../adapters/platforms/srs-cut.ts'
import { createWebhookCut } from '../../adapters/platforms/webhook/webhook-cut.ts'
import { createAnswerWitness } from '../../adapters/platforms/witnessed-fetch.ts'
import { createZlMediaKitCut } from '../../adapters/platforms/zlmediakit-cut.ts'
import type { ServerStream } from '../../core/registry/media-server.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { StreamBan } from '../../ports/records/stream-bans.ts'
import type { Foundation } from '../foundation.ts'
import type { Secrets } from '../secrets/secret-file.ts'

/** The accounts of one kind of server, each with its address. */
const listed = <Account extends object>(
  accounts: Readonly<Record<string, Account>> = {},
): (Account & { readonly apiUrl: string })[] =>
  Object.entries(accounts).map(([apiUrl, account]) => ({ ...account, apiUrl }))

/** Shorter than this is no key, and would mask words that mean nothing. */
const SHORTEST_SECRET = 6

/** Every text that the secret file holds for platforms, addresses apart: keys, tokens, passwords, names of accounts. */
function secretsIn(part: unknown): readonly string[] {
  if (typeof part === 'string')
    return part.length < SHORTEST_SECRET || URL.canParse(part) ? [] : [part]
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(secretsIn) : []
}

/** Whatever can cut a stream, by the keys that the secret file holds. */
export function openCutPlatforms(
  { clock, logger }: Pick<Foundation, 'clock' | 'logger'>,
  transactions: Transactions,
  { mediaServers, cutAccess }: Pick<Secrets, 'mediaServers' | 'cutAccess'>,
): CutPlatform {
  const bans = {
    add: (ban: StreamBan) => transactions.run((records) => records.streamBans.add(ban)),
    remove: (stream: ServerStream) =>
      transactions.run((records) => records.streamBans.remove(stream)),
  }
  const witness = createAnswerWitness(fetch, secretsIn({ mediaServers, cutAccess }))
  const asked = { clock, logger, fetch: witness.fetch }
  const common = { bans, ...asked }
  const platforms: CutPlatforms = {
    'node-media-server': createNodeMediaServerCut({ servers: listed(mediaServers), ...common }),
    srs: createSrsCut({ servers: listed(cutAccess?.srs), ...common }),
    'nginx-rtmp': createNginxRtmpCut({ servers: listed(cutAccess?.['nginx-rtmp']), ...common }),
    mediamtx: createMediaMtxCut({ servers: listed(cutAccess?.mediamtx), ...common }),
    zlmediakit: createZlMediaKitCut({ servers: listed(cutAccess?.zlmediakit), ...common }),
    'tencent-css': createTencentCssCut({
      keys: cutAccess?.['tencent-css'] ?? {},
      ...asked,
    }),
    'aliyun-live': createAliyunLiveCut({ keys: cutAccess?.['aliyun-live'] ?? {}, ...asked }),
    webhook: createWebhookCut({
      receivers: listed(cutAccess?.webhook).map(({ apiUrl: url, ...receiver }) => ({
        url,
        ...receiver,
      })),
      ...asked,
    }),
  }
  return createCutPlatforms(platforms, witness)
}
