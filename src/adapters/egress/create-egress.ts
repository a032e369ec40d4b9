import type { Egress } from '../../ports/egress.ts'
import type { Logger } from '../../ports/logger.ts'
import { type BrowsingIdentity, createIdentity } from './browsing-identity.ts'
import { type FilteringProxy, startFilteringProxy } from './filtering-proxy.ts'
import { createGuard, type Resolve } from './guard.ts'
import { createHttpClient } from './guarded-agent.ts'
import { httpGet } from './http-get.ts'
import { httpPost } from './http-post.ts'
import { openConnection } from './open-connection.ts'
import { parseTarget } from './parse-target.ts'
import { parsePrivateHosts } from './private-hosts.ts'
import { createRefusalNews } from './refusal-news.ts'

export type EgressNeeds = {
  /** Host names, addresses and CIDR networks that may be reached although they are private. */
  readonly allowPrivateHosts: readonly string[]
  readonly logger: Logger
  /** Name resolution; the system's when left out. */
  readonly resolve?: Resolve
}

/** The guard with its two doors: our own HTTP client, and a proxy for ffmpeg and the browser. */
export function createEgress(needs: EgressNeeds): Egress {
  const guard = createGuard(parsePrivateHosts(needs.allowPrivateHosts), needs.resolve)
  const client = createHttpClient(guard)
  const { agent } = client
  const news = createRefusalNews(needs.logger)
  let proxy: Promise<FilteringProxy> | null = null
  const egressAs = (identity: () => BrowsingIdentity): Egress => ({
    async check(url) {
      const target = parseTarget(url)
      return target.kind === 'refusal' ? target : guard.pin(target.host)
    },
    async get(url, request) {
      const outcome = await httpGet(client, url, request, identity())
      news.hear(url, outcome)
      return outcome
    },
    async post(url, request) {
      const outcome = await httpPost(agent, url, request)
      news.hear(url, outcome)
      return outcome
    },
    async connect(url, request) {
      const outcome = await openConnection(guard, url, request.signal)
      news.hear(url, outcome)
      return outcome
    },
    browse(pass) {
      const one = createIdentity(pass)
      return egressAs(() => one)
    },
    async proxyUrl() {
      proxy ??= startFilteringProxy({ guard, logger: needs.logger })
      return (await proxy).url
    },
    async close() {
      await agent.destroy()
      if (proxy !== null) await (await proxy).close()
    },
  })
  return egressAs(() => createIdentity())
}
