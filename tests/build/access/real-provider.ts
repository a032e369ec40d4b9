import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Configuration, errors, Provider } from 'oidc-provider'
import { Cookie, CookieJar } from 'tough-cookie'

type Person = Readonly<Record<string, unknown>>

export const CALLBACK = 'https://patrol.example.cn/sign-in/callback'
export const CLIENT = { id: 'xuncha', secret: 'a-secret-of-the-client-that-is-long' }

const settingsFor = (people: Readonly<Record<string, Person>>): Configuration => ({
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      redirect_uris: [CALLBACK],
      post_logout_redirect_uris: ['https://patrol.example.cn/'],
    },
  ],
  claims: { openid: ['sub'], profile: ['preferred_username', 'groups'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['of the test'] },
  features: { devInteractions: { enabled: false } },
  findAccount: async (_context, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, ...people[id] }),
  }),
  interactions: { url: async (_context, { uid }) => `/interaction/${uid}` },
  pkce: { required: () => true },
})

/** `oidc-provider` on loopback; whoever comes is the person that the test says, without being asked. */
export async function startRealProvider(people: Readonly<Record<string, Person>>) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let present = Object.keys(people)[0] ?? ''
  const provider = new Provider(issuer, settingsFor(people))
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return await next()
    const { params, prompt } = await provider.interactionDetails(context.req, context.res)
    if (present === '') throw new errors.AccessDenied()
    const result =
      prompt.name === 'login'
        ? { login: { accountId: present } }
        : { consent: { grantId: await granted(provider, present, String(params['scope'])) } }
    await provider.interactionFinished(context.req, context.res, result)
    context.respond = false
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return {
    issuer,
    /** Who sits before the browser from now on. */
    present: (id: string) => {
      present = id
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function granted(provider: Provider, accountId: string, scope: string): Promise<string> {
  const grant = new provider.Grant({ accountId, clientId: CLIENT.id })
  grant.addOIDCScope(scope)
  return await grant.save()
}

/** Follows the provider's pages as a browser does, up to where it sends back to us: with what it sends. */
export async function followProvider(address: string, jar = new CookieJar()): Promise<URL> {
  let next = new URL(address)
  for (let hop = 0; hop < 10; hop += 1) {
    if (next.href.startsWith('https://patrol.example.cn/')) return next
    const cookie = await jar.getCookieString(next.href)
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const text of response.headers.getSetCookie()) {
      const set = Cookie.parse(text)
      if (set !== undefined) await jar.setCookie(set, next.href)
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${response.status} ${await response.text()}`)
    next = new URL(location, next)
  }
  throw new Error('too many pages')
}
