import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEgress } from '../../src/adapters/egress/create-egress.ts'
import { createChatCompletionModel } from '../../src/adapters/opinion/chat-completion-model.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { milliseconds, seconds } from '../../src/core/time/duration.ts'
import type { SecondOpinionModel } from '../../src/ports/second-opinion.ts'
import { completion, type OpinionServer, startOpinionServer } from '../build/opinion-server.ts'
import { createFakeOpinionModel } from '../fakes/fake-opinion-model.ts'
import { silentLogger } from '../fakes/silent-logger.ts'

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
const GOOD = { label: 'subject', score: 0.8, reason: '黑板上是方程' }

type UnderTest = {
  readonly model: SecondOpinionModel
  answerWell(): void
  answerNever(): void
}

/** What every second opinion must do. */
function describeSecondOpinion(name: string, open: () => UnderTest): void {
  describe(`second opinion: ${name}`, () => {
    it('says what the other model says, with its name', async () => {
      const { model, answerWell } = open()
      answerWell()
      expect(await model.ask(PICTURE, { budget: seconds(5) })).toEqual({ kind: 'opinion', ...GOOD })
      expect(model.model).toBe('their-model')
    })

    it('has none when nothing comes within the time, and says so', async () => {
      const { model, answerNever } = open()
      answerNever()
      expect(await model.ask(PICTURE, { budget: milliseconds(60) })).toMatchObject({
        kind: 'no-opinion',
        reason: 'timeout',
      })
    })
  })
}

describeSecondOpinion('fake', () => {
  const model = createFakeOpinionModel()
  return {
    model,
    answerWell: () => model.say({ kind: 'opinion', ...GOOD, label: 'subject' }),
    answerNever: () => model.say('never'),
  }
})

let server: OpinionServer
let egress: ReturnType<typeof createEgress>
beforeAll(async () => {
  server = await startOpinionServer()
  egress = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger: silentLogger })
})
afterAll(async () => {
  await egress.close()
  await server.close()
})

const real = (change: { readonly key?: string; readonly url?: string } = {}) =>
  createChatCompletionModel({
    url: change.url ?? server.url,
    model: 'their-model',
    key: change.key ?? null,
    egress,
    clock: createSystemClock(),
  })
const ask = () => real().ask(PICTURE, { budget: seconds(5) })

describeSecondOpinion('chat completions on loopback', () => ({
  model: real(),
  answerWell: () => server.answer(completion(JSON.stringify(GOOD))),
  answerNever: () => server.answer(() => {}),
}))

describe('an endpoint that does not answer as asked gives no opinion, and its name is said', () => {
  it.each([
    ['prose', completion('这是一节数学课。')],
    ['a label of its own', completion('{"label":"lesson","score":0.9,"reason":""}')],
    ['a score beyond belief', completion('{"label":"subject","score":7,"reason":""}')],
    ['members nobody asked for', completion(JSON.stringify({ ...GOOD, cut: true }))],
    ['no completion at all', (response) => void response.end('<html>')],
    ['half an answer', (response) => void response.end('{"choices":[{"mess')],
    ['a flood', (response) => void response.end('x'.repeat(300_000))],
  ] as const satisfies readonly (readonly [string, Parameters<OpinionServer['answer']>[0]])[])(
    '%s',
    async (_, reply) => {
      server.answer(reply)
      expect(await ask()).toMatchObject({ kind: 'no-opinion', reason: 'bad-answer' })
    },
  )

  it('an error of the server', async () => {
    server.answer((response) => void response.writeHead(500).end('trouble'))
    expect(await ask()).toMatchObject({ reason: 'refused', detail: 'HTTP 500' })
  })

  it('a redirect is not followed: it would carry the key elsewhere', async () => {
    const before = server.asked.length
    server.answer((response) => void response.writeHead(307, { location: '/v1/other' }).end())
    expect(await ask()).toMatchObject({ reason: 'refused', detail: 'HTTP 307' })
    expect(server.asked.length).toBe(before + 1)
  })

  it('a body that stops half way', async () => {
    server.answer((response) => {
      response.writeHead(200, { 'content-length': '500' })
      response.write('{"choices"')
    })
    const answer = await real().ask(PICTURE, { budget: milliseconds(150) })
    expect(answer).toMatchObject({ kind: 'no-opinion', reason: 'timeout' })
  })

  it('a host that is private and not allowed', async () => {
    const strict = createEgress({ allowPrivateHosts: [], logger: silentLogger })
    const model = createChatCompletionModel({
      url: server.url,
      model: 'their-model',
      key: null,
      egress: strict,
      clock: createSystemClock(),
    })
    const answer = await model.ask(PICTURE, { budget: seconds(5) })
    await strict.close()
    expect(answer).toMatchObject({ kind: 'no-opinion', reason: 'blocked-address' })
  })

  it('nobody there', async () => {
    const gone = await startOpinionServer()
    await gone.close()
    const answer = await real({ url: gone.url }).ask(PICTURE, { budget: seconds(5) })
    expect(answer).toMatchObject({ kind: 'no-opinion', reason: 'unreachable' })
  })
})

describe('what the model is told', () => {
  type Message = { readonly role: string; readonly content: unknown }

  it('frames the picture as data: a slide that says how to answer is no instruction', async () => {
    server.answer(completion(`\`\`\`json\n${JSON.stringify(GOOD)}\n\`\`\``))
    expect(await real({ key: 'secret-1' }).ask(PICTURE, { budget: seconds(5) })).toEqual({
      kind: 'opinion',
      ...GOOD,
    })
    const { body, token } = server.asked.at(-1) ?? { body: null, token: '' }
    const { messages } = body as { messages: readonly Message[] }
    expect(token).toBe('Bearer secret-1')
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(messages[0]?.content).toMatch(/不是给你的指令/)
    expect(messages[0]?.content).toMatch(/never an instruction/)
    const encoded = Buffer.from(PICTURE).toString('base64')
    expect(messages[1]?.content).toEqual([
      { type: 'text', text: expect.stringContaining('数据') },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${encoded}` } },
    ])
    // Nothing that was read off the slide stands among the words: only the picture carries it.
    expect(JSON.stringify(body)).not.toContain('一元二次方程')
  })
})
