import { expect, test } from 'vitest'
import { noteHealth } from '../../../../src/app/upkeep/health-marks.ts'
import { tellSettings } from '../../../../src/compose/open/open-settings.ts'
import { createPartHistory } from '../../../../src/compose/roles/part-history.ts'
import { shownSettings } from '../../../../src/config/shown-settings.ts'
import type { HealthFacts } from '../../../../src/contracts/upkeep/health.ts'
import type { Setting } from '../../../../src/contracts/upkeep/settings.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import type { PatrolNode } from '../../../../src/ports/records/nodes.ts'
import { createHandClock } from '../../../fakes/hand-clock.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, NOW } from '../http-harness.ts'

const start = pool()

test('people are told what the machine knows; where things lie is for administrators', async () => {
  const place = { place: '/data/evidence', trouble: null, inMemory: 0, lostFiles: [] }
  const harness = await start({
    deps: (deps) => ({
      ...deps,
      system: {
        ...deps.system,
        heartbeatSet: true,
        evidence: () => ({ ...place, waiting: 2, lost: 0 }),
        space: () => ({ freeBytes: 5, folder: '/data' }),
        partsSince: () => [{ name: 'database', ready: true, since: NOW, atLeast: true }],
      },
    }),
  })
  await noteHealth(harness, 'heartbeatSent')
  await noteHealth(harness, 'backup')
  const ask = async (role: 'administrator' | 'observer') =>
    (await (await asProgram(harness, role))('GET', '/api/v1/health')).json<HealthFacts>()
  const told = await ask('administrator')
  expect(told).toMatchObject({
    parts: [{ name: 'database', ready: true, since: '2026-10-17T09:31:00+08:00', atLeast: true }],
    evidence: { place: '/data/evidence', waiting: 2, lost: 0 },
    space: { freeBytes: 5, scarce: true, folder: '/data' },
    calendarKnownUntil: '2026-12-31',
    heartbeatSet: true,
    marks: {
      heartbeatSentAt: '2026-10-17T09:31:00+08:00',
      heartbeatFailedAt: null,
      backupAt: '2026-10-17T09:31:00+08:00',
    },
  })
  expect(await ask('observer')).toMatchObject({
    evidence: { place: null },
    space: { folder: null },
  })
})

test('since when a part is as it is holds until it changes', () => {
  const { clock, pass } = createHandClock(NOW)
  const history = createPartHistory(clock)
  const note = (ready: boolean) => history.note([{ name: 'database', ready, detail: '' }])
  note(true)
  pass(minutes(1))
  note(true)
  expect(history.since()).toMatchObject([{ since: NOW, atLeast: true }])
  note(false)
  expect(history.since()).toMatchObject([{ ready: false, since: NOW + minutes(1), atLeast: false }])
})

const aNode = (name: string, stages: Readonly<Record<string, number>>): PatrolNode => ({
  ...{ id: name, name, roles: ['worker'], abilities: null, version: null, load: null, told: null },
  ...{ work: stages, startWork: { probe: 32 }, startedAt: NOW, seenAt: NOW },
  wish: { version: 1, work: stages, at: NOW, who: 'user:li', why: '检修' },
})

test('settings are told to administrators of everything, secrets only as set or not', async () => {
  const secrets = { cookieSecret: 'x'.repeat(32), hookToken: 'hunter2', mediaServers: {} }
  const harness = await start({
    deps: (deps) => ({
      ...deps,
      system: {
        ...deps.system,
        settings: tellSettings(
          shownSettings({ DATABASE_URL: 'postgres://a:hunter2@b/c', XUNCHA_WORK: 'probe' }),
          secrets,
        ),
        nodeName: 'here',
        nodes: () =>
          [aNode('there', { cut: 1 }), aNode('here', { watch: 8, probe: 2 })].map((node) => ({
            ...node,
            alive: true,
          })),
      },
    }),
  })
  const told = await (await asProgram(harness, 'administrator'))('GET', '/api/v1/settings')
  expect(told.body).not.toContain('hunter2')
  const { items } = told.json<{ items: Setting[] }>()
  const named = (name: string) => items.find((one) => one.name === name)
  expect(named('DATABASE_URL')).toMatchObject({ set: true, value: null, source: 'environment' })
  // What this process takes now, not what it was started with nor what another one takes.
  expect(named('XUNCHA_WORK')).toMatchObject({ value: 'watch=8,probe=2', source: 'running' })
  expect(named('XUNCHA_REPLAY_DAYS')).toMatchObject({
    source: 'default',
    usual: { zh: '180' },
    about: { zh: expect.stringContaining('指纹') },
  })
  expect(named('hookToken')).toMatchObject({ set: true, value: null, source: 'file' })
  expect(named('speechKey')).toMatchObject({ set: false, source: 'default' })
  const officer = await (await asProgram(harness, 'officer'))('GET', '/api/v1/settings')
  expect(officer.statusCode).toBe(403)
})
