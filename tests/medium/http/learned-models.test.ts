import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { SHIPPED_MODEL } from '../../../src/core/detection/classifier-model.ts'
import { canonicalJson } from '../../../src/core/evidence/canonical-json.ts'
import { learn } from '../../../src/core/learning/learn.ts'
import { SHIPPED, shippedClassifier } from '../../build/classifier.ts'
import { correctedCases } from '../../build/corrections.ts'
import { storeCases } from '../../build/learned-cases.ts'
import { pool } from './harness-pool.ts'
import { asProgram } from './http-harness.ts'

const start = pool()
const CASES = correctedCases(20)

async function labelled() {
  const harness = await start()
  const call = await asProgram(harness, 'administrator')
  for (const { id, lesson } of await storeCases(harness.transactions, CASES)) {
    const decided = lesson
      ? await call('POST', `/api/v1/violations/${id}/confirm`, { reason: '属实' })
      : await call('POST', `/api/v1/violations/${id}/dismiss`, {
          reason: '成人课程',
          dismissReason: 'not-k12',
        })
    expect(decided.statusCode).toBe(200)
  }
  return { harness, call }
}

describe('what people correct', () => {
  it('is learned from, tried, adopted and taken back: the verdict on such a screen changes and comes back', async () => {
    const { harness, call } = await labelled()
    const asked = await call('GET', '/api/v1/learning/corrections')
    const texts = asked.json().items
    expect(texts).toHaveLength(120)
    const learned = learn({ base: SHIPPED, texts, seed: 1, sha256 })
    if (learned.kind !== 'candidate') throw new Error(learned.kind)
    const body = {
      model: canonicalJson(learned.model),
      report: learned.report,
      reason: '一季度的更正',
    }
    const made = await call('POST', '/api/v1/models', body)
    expect(made.statusCode).toBe(201)
    const here = `/api/v1/models/${made.json().sha256}`
    expect(made.json()).toMatchObject({ report: learned.report, inForce: false })
    expect((await call('GET', `${here}/file`)).body).toBe(body.model)

    const tried = (await call('POST', `${here}/shadow`, { reason: '试运行' })).json()
    const { violations, judges } = tried.shadow
    expect(judges).toEqual({
      before: SHIPPED_MODEL.modelVersion,
      after: learned.model.modelVersion,
    })
    expect(violations).toMatchObject({ replayed: 40, notReplayed: 0, agreement: { labelled: 40 } })

    const plain = shippedClassifier()
    const doubtful = CASES.find(
      ({ text, lesson }) => !lesson && plain.classify({ text }).label === 'unsure',
    )
    const text = doubtful?.text ?? ''
    expect(harness.judge.classify({ text }).label).toBe('unsure')
    await call('POST', `${here}/adopt`, { reason: '留出集更好' })
    expect(harness.judge.classify({ text })).toMatchObject({
      label: 'non-subject',
      modelVersion: learned.model.modelVersion,
    })
    await call('POST', '/api/v1/models/withdraw', { reason: '再观察' })
    expect(harness.judge.classify({ text })).toEqual(plain.classify({ text }))
  })
})

describe('a model that is handed in', () => {
  it('is one that the program can judge by, under a name of its own: nothing else is kept', async () => {
    const { app, token } = await start()
    const headers = { authorization: `Bearer ${await token('administrator')}` }
    const handIn = (change: object) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/models',
        headers,
        payload: { model: JSON.stringify({ ...SHIPPED_MODEL, ...change }), reason: 'x' },
      })
    const broken = await handIn({ modelVersion: 'mine', bias: 'much' })
    expect(broken.json()).toMatchObject({ status: 400, detail: expect.stringContaining('bias') })
    expect((await handIn({})).statusCode).toBe(400)
    expect((await handIn({ modelVersion: 'mine' })).statusCode).toBe(201)
    expect((await handIn({ modelVersion: 'mine', bias: 4 })).statusCode).toBe(409)
  })

  it('is not adopted on a shadow run against something else, nor on an old one', async () => {
    const { app, token, clock } = await start()
    const headers = { authorization: `Bearer ${await token('administrator')}` }
    const call = (url: string, payload: object) =>
      app.inject({ method: 'POST', url: `/api/v1/models${url}`, headers, payload })
    const handIn = async (modelVersion: string) => {
      const model = JSON.stringify({ ...SHIPPED_MODEL, modelVersion })
      return (await call('', { model, reason: 'x' })).json().sha256
    }
    const [one, other] = [await handIn('one'), await handIn('other')]
    for (const sha of [one, other]) await call(`/${sha}/shadow`, { reason: 'x' })
    expect((await call(`/${one}/adopt`, { reason: 'x' })).statusCode).toBe(200)
    expect((await call(`/${other}/adopt`, { reason: 'x' })).statusCode).toBe(409)
    await call(`/${other}/shadow`, { reason: 'x' })
    clock.setWall(((clock.now() as number) + 8 * 86_400_000) as ReturnType<typeof clock.now>)
    expect((await call(`/${other}/adopt`, { reason: 'x' })).statusCode).toBe(409)
  })
})
