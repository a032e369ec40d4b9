import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { expect, test } from 'vitest'
import { createViolationEvidenceRepository } from '../../../src/adapters/db/repositories/violation-evidence-repository.ts'
import { anEvidenceFrame } from '../../build/database/database-rows.ts'

const folder = fileURLToPath(new URL('../../../src/adapters/db/migrations/', import.meta.url))

/** The database as it was when only frames were evidence, and the steps that came after. */
async function migrations() {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  const place = files.findIndex((name) => name.includes('evidence_is_one_kind_of_row'))
  const read = async (name: string) =>
    (await readFile(`${folder}${name}`, 'utf8')).replaceAll('--> statement-breakpoint', '')
  return {
    before: await Promise.all(files.slice(0, place).map(read)),
    after: await Promise.all(files.slice(place).map(read)),
  }
}

test('frames that an older version kept are read as they were written, hostile words and all', async () => {
  const { before, after } = await migrations()
  const database = await PGlite.create()
  for (const text of before) await database.exec(text)
  await database.exec(`insert into violations (id, room_id, institution_id, region, ongoing, status, enforcement_step, opened_at,
    last_seen_at, rule, rules, verdict, classified_stage, score, classification, judgement, sightings, rehearsal, version)
    values ('v', 'r', 'i', '440106', false, 'confirmed', 'none', 1, 1, 'CAL-REST', '{}', 'forbidden', 'junior', 1, '{}', '{}', 1, false, 1)`)
  const [line] = anEvidenceFrame().lines
  const hostile = { ...line, text: '方程\u0000\ud800"}' }
  const kept = [
    anEvidenceFrame({ sha256: '11'.repeat(32) }),
    anEvidenceFrame({ sha256: '22'.repeat(32), lines: [hostile as never], engine: null }),
  ]
  for (const { at, sha256, perceptualHash, width, height, lines, engine } of kept) {
    await database.query('insert into violation_frames values ($1, $2, $3, $4, $5, $6, $7, $8)', [
      'v',
      sha256,
      at,
      perceptualHash,
      width,
      height,
      JSON.stringify(lines),
      engine,
    ])
  }
  for (const text of after) await database.exec(text)
  const evidence = createViolationEvidenceRepository(drizzle(database) as never)
  expect(await evidence.of('v')).toEqual(kept)
  await database.close()
})
