import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { escapeHtml } from '../../core/escape-html.ts'
import { ERROR_PAGE_PATH } from './error-handler.ts'
import { refuse } from './fault-reply.ts'

const SOURCE = new URL('../../../docs/errors.md', import.meta.url)

/** The documents that a link points to are not served: its words stay. */
const inline = (text: string): string =>
  escapeHtml(text)
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/`([^`]*)`/g, '<code>$1</code>')

/** Headings and paragraphs are all that the page has. A section's heading is its anchor. */
function block(text: string): string {
  const section = /^## ([a-z0-9-]+)$/.exec(text)?.[1]
  if (section !== undefined) return `<h3 id="${section}"><a href="#${section}">${section}</a></h3>`
  const heading = /^# (.*)$/.exec(text)?.[1]
  return heading === undefined ? `<p>${inline(text)}</p>` : `<h2>${inline(heading)}</h2>`
}

export function errorPage(markdown: string): string {
  const blocks = markdown.split(/\r?\n(?:\s*\r?\n)+/).map((text) => text.trim())
  const body = blocks.filter((text) => text !== '').map(block)
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>故障 · Faults</title>
<style>:root{color-scheme:light dark}body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 sans-serif}:target,:target a{background:#ffefb0;color:#000}</style></head>
<body>
${body.join('\n')}
</body></html>
`
}

/** Where the `type` of every problem points. For anyone: it is the same in every installation. */
export function errorPageRoute(app: FastifyInstance): void {
  let page: Promise<string> | null = null
  app.get(ERROR_PAGE_PATH, {
    config: { access: 'anyone' },
    schema: { hide: true },
    handler: async (_request, reply) => {
      page ??= readFile(SOURCE, 'utf8').then(errorPage)
      const html = await page.catch(() => null)
      if (html === null) {
        page = null
        return refuse('not-found', '这里没有附带 docs/errors.md。docs/errors.md is not installed.')
      }
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        .send(html)
    },
  })
}
