import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTextFetcher } from '../../../src/adapters/media/body/text-fetcher.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  bytes,
  flood,
  redirectTo,
  type StreamServer,
  silence,
  startStreamServer,
} from '../../build/streams/stream-server.ts'

let seeing: Seeing
let server: StreamServer

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startStreamServer()
})
afterAll(async () => {
  await seeing.close()
  await server.close()
})

const fetchText = (url: string, budget = seconds(5)) =>
  createTextFetcher(seeing).fetchText(url, { budget })

it('fetches a playlist and says where it came from in the end', async () => {
  const url = server.serve('/a.m3u8', bytes('#EXTM3U\n# 中文\n'))
  expect(await fetchText(server.serve('/to-a', redirectTo('/a.m3u8')))).toMatchObject({
    kind: 'text',
    url,
    text: '#EXTM3U\n# 中文\n',
  })
})

it('says what it could not fetch, and never reads without end', async () => {
  expect(await fetchText(`${server.origin}/nowhere`)).toMatchObject({
    reason: 'http-4xx',
    httpStatus: 404,
  })
  expect(await fetchText(server.serve('/flood', flood(Buffer.alloc(65_536, 65))))).toMatchObject({
    reason: 'not-media',
  })
  const silent = server.serve('/silent', silence)
  expect(await fetchText(silent, milliseconds(300))).toMatchObject({ reason: 'timeout' })
  expect(await fetchText('http://10.0.0.1/x')).toMatchObject({ reason: 'blocked-address' })
})
