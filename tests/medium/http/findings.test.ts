import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { room as roomShape } from '../../../src/contracts/room.ts'
import { violation as violationShape } from '../../../src/contracts/violation.ts'
import type { SolicitationFinding } from '../../../src/core/findings/solicitation.ts'
import { hours } from '../../../src/core/time/duration.ts'
import { minus } from '../../../src/core/time/instant.ts'
import { aDisguise, aRoomFinding } from '../../build/findings.ts'
import { anInstitution, aRoom, aViolation } from '../../build/violations.ts'
import { startHttp } from './http-harness.ts'

const SOLICITATION: SolicitationFinding = {
  acts: ['traffic'],
  signs: [
    { signal: 'contact', source: 'chat', term: 'abc***23', contact: 'wechat', start: 4, end: 12 },
  ],
  excerpts: [{ source: 'chat', text: '加薇 abc***23' }],
  judged: {
    verdict: 'review',
    basis: 'project-default',
    keyContents: ['KC3'],
    routes: [{ department: 'PLT', measures: ['M09'], needs: [], ready: true }],
    reasons: [{ zh: '引流', en: 'leads traffic' }],
    ruleVersion: '1',
    rules: ['OBJ-TRAFFIC'],
    law: ['中办发〔2021〕40号'],
  },
  frames: [],
}

let kept: string
let ask: (path: string) => Promise<unknown>

beforeEach(async () => {
  const http = await startHttp()
  const violation = aViolation()
  const now = http.clock.now()
  const bytes = new TextEncoder().encode('{"title":"思维训练营"}')
  kept = createHash('sha256').update(bytes).digest('hex')
  http.files.set(kept, bytes)
  const name = { ...aDisguise().name, sha256: kept }
  await http.transactions.run(async ({ institutions, rooms, violations, findings }) => {
    await institutions.save(anInstitution())
    await rooms.save(aRoom())
    await violations.save(violation)
    const during = { firstSeenAt: violation.openedAt, lastSeenAt: violation.lastSeenAt }
    await findings.save(
      aRoomFinding({ ...during, finding: { about: 'disguise', ...aDisguise({ name }) } }),
    )
    await findings.save(
      aRoomFinding({
        id: 'finding-2',
        ...during,
        finding: { about: 'solicitation', ...SOLICITATION },
      }),
    )
    const recently = { firstSeenAt: minus(now, hours(1)), lastSeenAt: minus(now, hours(1)) }
    await findings.save(aRoomFinding({ id: 'finding-3', ...recently }))
    const longAgo = { firstSeenAt: minus(now, hours(60)), lastSeenAt: minus(now, hours(59)) }
    await findings.save(aRoomFinding({ id: 'finding-4', ...longAgo }))
  })
  const headers = { authorization: `Bearer ${await http.token('operator')}` }
  ask = async (path) => (await http.app.inject({ url: `/api/v1${path}`, headers })).json()
})

describe('what an officer is told besides the teaching time', () => {
  it('has name and substance side by side on the violation', async () => {
    const { disguises = [], explanation } = violationShape.parse(
      await ask(`/violations/${aViolation().id}`),
    )
    expect(disguises).toMatchObject([
      {
        code: 'D5',
        kindName: { zh: expect.stringContaining('非学科名义') },
        name: { source: 'room-title', text: '思维训练营' },
        substance: { teachingShare: 0.8, longestTeachingSeconds: 240, terms: ['方程', '解:设'] },
        decision: 'counts-as-live-teaching',
      },
    ])
    expect(explanation.sentences.map(({ zh }) => zh).join('')).toContain('名义“思维训练营”')
  })

  it('has soliciting as a finding of its own, with who is to act', async () => {
    const { solicitations = [] } = violationShape.parse(await ask(`/violations/${aViolation().id}`))
    expect(solicitations).toMatchObject([
      { keyContents: ['KC3'], routes: [{ department: 'PLT' }], rules: ['OBJ-TRAFFIC'] },
    ])
  })

  it('hands out the page that the name was found on, word for word', async () => {
    const { evidence } = violationShape.parse(await ask(`/violations/${aViolation().id}`))
    const page = evidence.find(({ kind }) => kind === 'page')
    expect(page?.sha256).toBe(kept)
    expect(await ask((page?.url ?? '').replace('/api/v1', ''))).toEqual({ title: '思维训练营' })
    expect(await ask(`/violations/another/evidence/${kept}`)).toMatchObject({ status: 404 })
  })

  it('tells of a room what was found within a day, and leaves it out of lists', async () => {
    const { disguises = [] } = roomShape.parse(await ask('/rooms/room-1'))
    expect(disguises.map(({ id }) => id)).toContain('finding-3')
    expect(disguises.map(({ id }) => id)).not.toContain('finding-4')
    const list = (await ask('/rooms')) as { readonly items: readonly object[] }
    expect(list.items[0]).not.toHaveProperty('disguises')
  })
})
