import { z } from 'zod'
import type { ServerPlatform } from '../../../core/registry/cut-target.ts'
import type { NamedStream } from '../../../core/registry/media-server.ts'

/** What a media server wants to know; `nothing`: it only tells, or asks what is none of our business. */
export type HookQuestion =
  | { readonly asks: 'publish'; readonly stream: Omit<NamedStream, 'server'> }
  | { readonly asks: 'nothing' }

export type HookAnswer = { readonly status: number; readonly body: object | '' }

/** How one kind of server asks, and how it is answered. */
export type HookKind = {
  /** `null`: the body is not its. */
  readonly read: (body: string) => HookQuestion | null
  readonly yes: HookAnswer
  readonly no: HookAnswer
}

const NOTHING: HookQuestion = { asks: 'nothing' }
const name = z.string().max(500)
const action = z.string().max(100)

/** Servers post JSON with whatever type they like, or none. */
function json<T>(body: string, shape: z.ZodType<T>): T | null {
  try {
    const parsed = shape.safeParse(JSON.parse(body))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const nodeMediaServerCall = z.object({ action, app: name.default(''), name: name.default('') })
/** It asks before a publisher is let in and again right after. */
const PUBLISH_ACTIONS: readonly string[] = ['prePublish', 'postPublish']

/** 4.4: any answer but 200 closes the publisher. */
const nodeMediaServer: HookKind = {
  read: (body) => {
    const call = json(body, nodeMediaServerCall)
    if (call === null || !PUBLISH_ACTIONS.includes(call.action)) return call && NOTHING
    return { asks: 'publish', stream: { app: call.app, stream: call.name } }
  },
  yes: { status: 200, body: { allowed: true } },
  no: { status: 403, body: { allowed: false } },
}

const srsCall = z.object({
  action,
  vhost: name.optional(),
  app: name.default(''),
  stream: name.default(''),
})

/** `http_hooks` (`srs_app_http_hooks.cpp`): let in with 200 and code 0, kept out with anything else. */
const srs: HookKind = {
  read: (body) => {
    const call = json(body, srsCall)
    if (call === null || call.action !== 'on_publish') return call && NOTHING
    return { asks: 'publish', stream: call }
  },
  yes: { status: 200, body: { code: 0 } },
  no: { status: 403, body: { code: 403, msg: 'banned' } },
}

const nginxCall = z.object({ call: action, app: name, name })
/** `update_publish` comes again and again where `on_update` is set: then a ban ends what is on air as well. */
const PUBLISH_CALLS: readonly string[] = ['publish', 'update_publish']

/**
 * `on_publish` (`ngx_rtmp_notify_module.c`), a form: 2xx lets in. What the encoder has behind `?` in its address stands
 * in the same form after the server's own fields, so that the first of each name is the server's.
 */
const nginxRtmp: HookKind = {
  read: (body) => {
    const form = new URLSearchParams(body)
    const fields = { call: form.get('call'), app: form.get('app'), name: form.get('name') }
    const call = nginxCall.partial({ app: true, name: true }).safeParse({
      call: fields.call,
      app: fields.app ?? undefined,
      name: fields.name ?? undefined,
    })
    if (!call.success) return null
    if (!PUBLISH_CALLS.includes(call.data.call)) return NOTHING
    const publish = nginxCall.safeParse(call.data)
    if (!publish.success) return null
    return { asks: 'publish', stream: { app: publish.data.app, stream: publish.data.name } }
  },
  yes: { status: 200, body: '' },
  no: { status: 403, body: '' },
}

const mediaMtxCall = z.object({ action, path: z.string().max(1000).default('') })

/** `authHTTPAddress` (`internal/auth/manager.go`): asked for everything, answered by the status. */
const mediaMtx: HookKind = {
  read: (body) => {
    const call = json(body, mediaMtxCall)
    if (call === null || call.action !== 'publish') return call && NOTHING
    return { asks: 'publish', stream: { app: '', stream: call.path } }
  },
  yes: { status: 200, body: '' },
  no: { status: 403, body: '' },
}

const zlMediaKitCall = z.object({ vhost: name.optional(), app: name, stream: name })

/** `hook.on_publish` (`server/WebHook.cpp`): each event has an address of its own, and the encoder is told `msg`. */
const zlMediaKit: HookKind = {
  read: (body) => {
    const call = json(body, zlMediaKitCall)
    return call && { asks: 'publish', stream: call }
  },
  yes: { status: 200, body: { code: 0, msg: 'success' } },
  no: { status: 200, body: { code: 403, msg: 'banned' } },
}

export const HOOK_KINDS: Readonly<Record<ServerPlatform, HookKind>> = {
  'node-media-server': nodeMediaServer,
  srs,
  'nginx-rtmp': nginxRtmp,
  mediamtx: mediaMtx,
  zlmediakit: zlMediaKit,
}
