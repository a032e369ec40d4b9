import swagger from '@fastify/swagger'
import apiReference from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import { CSRF_HEADER } from '../../../contracts/words/wire-words.ts'
import { cookieName } from '../access.ts'
import type { HttpSettings } from '../dependencies.ts'
import { documentComponents } from './openapi-components.ts'
import { documentOperation } from './openapi-operation.ts'
import { INTRODUCTION, TAGS } from './openapi-words.ts'

/** The reference page brings its own script and inline styles; nothing of it comes from elsewhere. */
const DOCS_POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"

/** Its makers' own links have no setting. */
const OWN_ONLY = 'a[href^="https://scalar.com"] { display: none !important; }'

const LICENCE = { name: 'Apache-2.0', identifier: 'Apache-2.0' }

/** Gathers every route that is registered after it. */
export async function installOpenApi(app: FastifyInstance, settings: HttpSettings): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'xuncha 巡查',
        description: INTRODUCTION,
        version: settings.version,
        license: LICENCE,
      },
      servers: [{ url: settings.publicOrigin ?? '/', description: '本机 This installation' }],
      tags: TAGS,
      components: {
        securitySchemes: {
          cookie: {
            type: 'apiKey',
            in: 'cookie',
            name: cookieName(settings.cookieSecure),
            description: '浏览器会话 The session of a browser',
          },
          csrf: {
            type: 'apiKey',
            in: 'header',
            name: CSRF_HEADER,
            description: '写请求须与会话一同出示 Goes with the session on every write',
          },
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description: '程序的令牌 The token of a program',
          },
        },
      },
      security: [{ cookie: [] }, { bearer: [] }],
    },
    transform: documentOperation,
    transformObject: documentComponents,
  })
}

/** `/api/openapi.json`, and a page to browse it at `/api/docs`. */
export async function openApiRoutes(app: FastifyInstance): Promise<void> {
  app.get('/api/openapi.json', {
    config: { access: 'anyone' },
    schema: { hide: true },
    handler: (_request, reply) => reply.send(app.swagger()),
  })
  await app.register((docs, _options, done) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'anyone' }
    })
    docs.addHook('onSend', async (_request, reply, payload) => {
      reply.header('content-security-policy', DOCS_POLICY)
      return payload
    })
    docs.register(apiReference, {
      routePrefix: '/api/docs',
      configuration: {
        url: '/api/openapi.json',
        withDefaultFonts: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        agent: { disabled: true },
        mcp: { disabled: true },
        telemetry: false,
        customCss: OWN_ONLY,
      },
    })
    done()
  })
}
