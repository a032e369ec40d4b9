import { createAliyunLiveCut } from '../../adapters/platforms/clouds/aliyun-live-cut.ts'
import { createTencentCssCut } from '../../adapters/platforms/clouds/tencent-css-cut.ts'
import { createCutPlatforms } from '../../adapters/platforms/cut-platforms.ts'
import { createNodeMediaServerCut } from '../../adapters/platforms/node-media-server-cut.ts'
import { createWebhookCut } from '../../adapters/platforms/webhook/webhook-cut.ts'
import type { ServerStream } from '../../core/registry/media-server.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { StreamBan } from '../../ports/records/stream-bans.ts'
import type { Foundation } from '../foundation.ts'
import type { Secrets } from '../secrets/secret-file.ts'

/** Whatever can cut a stream, by the keys that the secret file holds. */
export function openCutPlatforms(
  { clock, logger }: Pick<Foundation, 'clock' | 'logger'>,
  transactions: Transactions,
  secrets: Pick<Secrets, 'mediaServers' | 'cutAccess'>,
): CutPlatform {
  const bans = {
    add: (ban: StreamBan) => transactions.run((records) => records.streamBans.add(ban)),
    remove: (stream: ServerStream) =>
      transactions.run((records) => records.streamBans.remove(stream)),
  }
  return createCutPlatforms({
    'node-media-server': createNodeMediaServerCut({
      servers: Object.entries(secrets.mediaServers).map(([apiUrl, account]) => ({
        apiUrl,
        ...account,
      })),
      bans,
      clock,
      logger,
    }),
    'tencent-css': createTencentCssCut({
      keys: secrets.cutAccess?.['tencent-css'] ?? {},
      clock,
      logger,
    }),
    'aliyun-live': createAliyunLiveCut({
      keys: secrets.cutAccess?.['aliyun-live'] ?? {},
      clock,
      logger,
    }),
    webhook: createWebhookCut({
      receivers: Object.entries(secrets.cutAccess?.webhook ?? {}).map(([url, receiver]) => ({
        url,
        ...receiver,
      })),
      clock,
      logger,
    }),
  })
}
