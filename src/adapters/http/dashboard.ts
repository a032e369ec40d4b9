import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PROBLEM_TYPE, problemOf } from './error-handler.ts'

const NOT_BUILT = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>巡查 xuncha</title></head>
<body><h1>操作台尚未构建</h1>
<p>服务已在运行，接口见 <a href="/api/docs">/api/docs</a>。要使用操作台，请在程序目录执行 <code>npm run prepare</code>，然后重新启动。</p>
<h2 lang="en">The dashboard is not built</h2>
<p lang="en">The service is running. Run <code>npm run prepare</code> in the program's folder and start it again.</p>
</body></html>
`

const LASTING = 'public, max-age=31536000, immutable'

/** A page of the dashboard, rather than a file or an address of the programs' interface. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? '/'
  const readsPage = request.method === 'GET' || request.method === 'HEAD'
  const accepts = request.headers.accept ?? '*/*'
  const wantsHtml = path === '/' || accepts.includes('text/html')
  return readsPage && wantsHtml && !/^\/(api|hooks|assets)(\/|$)/.test(path)
}

/**
 * The operators' page, with its own addresses answered by its index (`/violations/…` after a reload).
 * Everything else that is not known is a problem, never a page.
 */
export async function installDashboard(app: FastifyInstance, folder: string | null): Promise<void> {
  if (folder !== null) {
    await app.register((files, _options, done) => {
      files.addHook('onRoute', (route) => {
        route.config = { ...route.config, access: 'anyone' }
      })
      files.register(staticFiles, {
        root: folder,
        wildcard: false,
        decorateReply: false,
        index: false,
        preCompressed: true,
        setHeaders: (reply, file) => {
          // Files of the build carry their content's hash in their names.
          const lasting = /[/\\]assets[/\\]/.test(file)
          reply.header('cache-control', lasting ? LASTING : 'public, max-age=3600')
        },
      })
      done()
    })
    await app.register(staticFiles, { root: folder, serve: false, preCompressed: true })
  }
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    if (isPage(request)) {
      if (folder === null) return reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT)
      return reply
        .header('cache-control', 'no-cache')
        .sendFile('index.html', { cacheControl: false })
    }
    const fault = {
      code: 'not-found' as const,
      message: '没有这个地址。There is no such address.',
    }
    return reply.code(404).type(PROBLEM_TYPE).send(problemOf(fault, request.id))
  })
}
