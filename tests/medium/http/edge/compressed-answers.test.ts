import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pool } from '../harness-pool.ts'

const start = pool()
const BROWSER = { 'accept-encoding': 'gzip, deflate, br' }

describe('what goes over the wire', () => {
  it('is compressed for who can read it, as he can, and the same for who cannot', async () => {
    const { app } = await start()
    const url = '/api/openapi.json'
    const plain = await app.inject({ url })
    const packed = await app.inject({ url, headers: BROWSER })
    const zipped = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br' })
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.body)
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body)
    expect(packed.headers.vary).toContain('accept-encoding')
  })

  it('is not compressed where it holds a secret, whose length would tell of it', async () => {
    const { app, token } = await start()
    const answer = await app.inject({
      url: '/api/v1/session',
      headers: { ...BROWSER, authorization: `Bearer ${await token('operator')}` },
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-encoding']).toBeUndefined()
  })

  it('is not taken compressed: what a few bytes grow into is nobody’s guess', async () => {
    const { app, token } = await start()
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/policy/judge',
      headers: {
        authorization: `Bearer ${await token('operator')}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      payload: gzipSync('{}'),
    })
    expect([400, 415]).toContain(answer.statusCode)
  })

  it('holds the page’s files as the build packed them, kept for good under the names of their content', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xuncha-dashboard-'))
    try {
      const script = 'export const wall = 1'
      await mkdir(join(folder, 'assets'))
      await writeFile(join(folder, 'index.html'), '<!doctype html><title>巡查</title>')
      await writeFile(join(folder, 'assets/main-1.js'), script)
      await writeFile(join(folder, 'assets/main-1.js.br'), brotliCompressSync(script))
      const { app } = await start({ settings: { dashboardFolder: folder } })
      const packed = await app.inject({ url: '/assets/main-1.js', headers: BROWSER })
      expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(script)
      expect(packed.headers).toMatchObject({
        'content-encoding': 'br',
        'content-type': expect.stringContaining('javascript'),
        'cache-control': 'public, max-age=31536000, immutable',
      })
      expect((await app.inject({ url: '/assets/main-1.js' })).body).toBe(script)
      const page = await app.inject({ url: '/', headers: { ...BROWSER, accept: 'text/html' } })
      expect(page.headers['cache-control']).toBe('no-cache')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
