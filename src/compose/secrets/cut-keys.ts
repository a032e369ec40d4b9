import type { CalledTarget, CloudPlatform, ServerPlatform } from '../../core/registry/cut-target.ts'
import { mediaServerName } from '../../core/registry/media-server.ts'
import type { Secrets } from './secret-file.ts'

type Access = Pick<Secrets, 'mediaServers' | 'cutAccess'>

const serverNames = ({ mediaServers, cutAccess }: Access, platform: ServerPlatform) =>
  Object.keys(platform === 'node-media-server' ? mediaServers : (cutAccess?.[platform] ?? {})).map(
    mediaServerName,
  )

/** `*` stands for all domains of one account. */
function hasDomain({ cutAccess }: Access, platform: CloudPlatform, domain: string): boolean {
  const known = Object.keys(cutAccess?.[platform] ?? {}).map((name) => name.toLowerCase())
  return known.includes('*') || known.includes(domain.toLowerCase())
}

const addressOf = (url: string): string => URL.parse(url)?.href ?? url

/** Whether there are keys to where the orders of a target go; without them none is sent. */
export const holdsCutKeys =
  (access: Access) =>
  (target: CalledTarget): boolean => {
    switch (target.platform) {
      case 'tencent-css':
      case 'aliyun-live':
        return hasDomain(access, target.platform, target.domain)
      case 'webhook':
        return Object.keys(access.cutAccess?.webhook ?? {})
          .map(addressOf)
          .includes(addressOf(target.apiUrl))
      case 'node-media-server':
      case 'srs':
      case 'nginx-rtmp':
      case 'mediamtx':
      case 'zlmediakit':
        return serverNames(access, target.platform).includes(mediaServerName(target.apiUrl))
    }
  }
