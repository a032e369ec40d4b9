import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../../src/adapters/db/migrations/', import.meta.url))
const NAME = 'bans_by_server'

/** The database as it was before bans had servers, and the step that gives them one. */
async function migrations() {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  const place = files.findIndex((name) => name.includes(NAME))
  const read = async (name: string | undefined) =>
    (await readFile(`${folder}${name}`, 'utf8')).replaceAll('--> statement-breakpoint', '')
  return {
    before: await Promise.all(files.slice(0, place).map(read)),
    step: await read(files[place]),
  }
}

const step = (name: string, outcome = 'accepted', detail = 'x') => ({
  at: 1,
  step: name,
  outcome,
  detail,
})

test('bans from before go to the servers whose cut orders hold them, and one that nobody ordered holds on', async () => {
  const { before, step: migration } = await migrations()
  const database = await PGlite.create()
  for (const text of before) await database.exec(text)
  await database.exec(`insert into violations (id, room_id, institution_id, region, ongoing, status, enforcement_step, opened_at,
    last_seen_at, rule, rules, verdict, classified_stage, score, classification, judgement, sightings, rehearsal, version)
    values ('v', 'r', 'i', '440106', false, 'confirmed', 'none', 1, 1, 'CAL-REST', '{}', 'forbidden', 'junior', 1, '{}', '{}', 1, false, 1)`)
  let orders = 0
  const order = async (
    apiUrl: string,
    stream: string,
    steps: readonly object[],
    until: number | null = null,
  ) => {
    orders += 1
    await database.query(
      `insert into cut_orders (id, violation_id, room_id, target, status, reason, ban, until, dry_run, requested_by,
        requested_at, steps, checks, version) values ($1, 'v', 'r', $2, 'held', 'x', true, $3, false, 'p', $4, $5, '[]', 1)`,
      [
        `o${orders}`,
        JSON.stringify({ platform: 'node-media-server', apiUrl, app: 'live', stream }),
        until,
        orders,
        // As a hostile server may have had it written down: no text can hold these escapes.
        JSON.stringify(steps).replaceAll('NUL', '\\u0000\\ud800'),
      ],
    )
  }
  const ban = (stream: string) =>
    database.query(
      `insert into stream_bans (app, stream, until, since) values ('live', $1, null, 5)`,
      [stream],
    )
  await ban('room1')
  await order('HTTP://10.0.0.5:8000/', 'room1', [
    step('guard', 'accepted', 'NUL'),
    step('ban'),
    step('kick'),
  ])
  await order('http://10.0.0.6:8000', 'room1', [step('ban'), step('unban')])
  await ban('room2')
  await order('http://user@10.0.0.5:80/api', 'room2', [step('ban')], 9)
  await order('https://10.0.0.6:443', 'room2', [step('ban', 'refused'), step('ban')])
  await ban('room3')
  await database.exec(migration)
  const { rows } = await database.query(
    'select server, stream, until from stream_bans order by stream, server',
  )
  expect(rows).toEqual([
    { server: 'http://10.0.0.5:8000', stream: 'room1', until: null },
    { server: 'http://10.0.0.5', stream: 'room2', until: 9 },
    { server: 'https://10.0.0.6', stream: 'room2', until: null },
    { server: '', stream: 'room3', until: null },
  ])
  await database.close()
})
