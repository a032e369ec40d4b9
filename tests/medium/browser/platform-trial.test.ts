import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TriedPage, tryPlatform } from '../../../src/app/check/try-platform.ts'
import { platformTrialWords } from '../../../src/cli/check/platform-trial-words.ts'
import type { PlatformRule } from '../../../src/core/patrol/platform-rule.ts'
import { type Browsing, openBrowsing } from '../../build/streams/browsing.ts'
import { bytes, type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'

const OWN: PlatformRule = {
  name: 'own',
  hosts: ['live.classroom.example'],
  device: 'desktop',
  text: { title: ['.old-title', '.hidden-title', '.room-title'], teacher: ['::(', '#teacher'] },
  media: {
    addresses: [/\/pull\/\d+$/u],
    ignore: [/\/preroll\//u],
    globals: ['school.live', 'gone'],
  },
  clicks: { consent: ['#agree'], play: ['#enter'] },
  signs: { 'off-air': [/教室已关灯/u], 'risk-control': [/请稍后再来/u] },
}
const GENERAL: PlatformRule = {
  name: 'generic',
  hosts: ['*'],
  device: 'auto',
  text: {},
  media: { addresses: [], ignore: [], globals: [] },
  clicks: { consent: [], play: [] },
  signs: {},
}
const RULES = [OWN, GENERAL]
const PAGE = `<!doctype html><meta charset="utf-8"><title>周末课堂</title>
<h1 class="hidden-title" hidden>看不见</h1><h1 class="room-title">初二数学 一次函数</h1>
<button id="agree">同意</button>
<script>
window.school = { live: { url: 'http://live.classroom.example/held.m3u8' } }
fetch('/preroll/ad.m3u8'); fetch('/pull/7')
</script>`

let browsing: Browsing
let server: StreamServer

beforeAll(async () => {
  browsing = await openBrowsing(['127.0.0.0/8'], {
    rules: RULES,
    resolve: async () => ['127.0.0.1'],
  })
  server = await startStreamServer()
  server.serve('/room', bytes(PAGE, 'text/html'))
  server.serve('/wall', bytes('<meta charset="utf-8">请稍后再来', 'text/html'))
  server.serve('/pull/7', bytes('not said', 'text/plain'))
  server.serve('/preroll/ad.m3u8', bytes('#EXTM3U\n'))
})

afterAll(async () => {
  await browsing.close()
  await server.close()
})

const tryAt = (address: string): Promise<TriedPage> =>
  tryPlatform({ pages: browsing.visitor, rules: RULES }, address, new AbortController().signal)

it('an administrator sees what each entry of a platform file finds on a page', async () => {
  const { own, visit, trial } = await tryAt(`http://live.classroom.example:${server.port}/room`)
  expect(own?.name).toBe('own')
  expect(visit.kind).toBe('page')
  const outcomes = (role: string) =>
    trial?.texts
      .find((text) => text.role === role)
      ?.selectors.filter(({ selector }) =>
        OWN.text[role === 'title' ? 'title' : 'teacher']?.includes(selector),
      )
      .map(({ selector, outcome, words }) => [selector, outcome, words])
  expect(outcomes('title')).toEqual([
    ['.old-title', 'no-element', ''],
    ['.hidden-title', 'nothing-visible', ''],
    ['.room-title', 'found', '初二数学 一次函数'],
  ])
  expect(outcomes('teacher')).toEqual([
    ['::(', 'not-a-selector', ''],
    ['#teacher', 'no-element', ''],
  ])
  expect(trial?.globals.filter(({ path }) => OWN.media.globals.includes(path))).toEqual([
    { path: 'school.live', type: 'object', addresses: 1 },
    { path: 'gone', type: null, addresses: 0 },
  ])
  const told = trial?.addresses.map(({ url, by, pattern, ignoredBy }) => [
    new URL(url).pathname,
    by,
    pattern,
    ignoredBy,
  ])
  expect(told).toContainEqual(['/pull/7', 'named', '\\/pull\\/\\d+$', null])
  expect(told).toContainEqual(['/held.m3u8', 'written', null, null])
  expect(told?.map(([path, , , ignoredBy]) => [path, ignoredBy])).toContainEqual([
    '/preroll/ad.m3u8',
    '\\/preroll\\/',
  ])
})

it('a wall is told with the pattern that recognised it', async () => {
  const tried = await tryAt(`http://live.classroom.example:${server.port}/wall`)
  expect(tried.visit).toMatchObject({ kind: 'unseen', reason: 'risk-control' })
  const signs = tried.trial?.signs.find(({ sign }) => sign === 'risk-control')
  expect(signs?.patterns).toContainEqual({ pattern: '请稍后再来', fits: true })
  const words = platformTrialWords(tried, 'schedules')
  expect(words).toContain('schedules/platforms/own.yaml')
  expect(words).toContain('✓ risk-control: /请稍后再来/')
  expect(words).toContain('被平台风控拦截')
})

it('where no page comes, why is told, and which files would have held', async () => {
  const tried = await tryAt('http://live.classroom.example:1/room')
  expect(tried.trial).toBeNull()
  expect(platformTrialWords(tried, 'schedules')).toContain('未见 unseen')
})
