import { describe, expect, it } from 'vitest'
import { institutionWithCards } from '../../../src/contracts/institution.ts'
import { aDossier, day } from '../../build/register/registry.ts'
import { anInstitution, at, aViolation } from '../../build/violations.ts'
import { pool } from './harness-pool.ts'
import { asProgram } from './http-harness.ts'

const start = pool()

describe('one institution', () => {
  it('shows its cards, computed from its confirmed cases', async () => {
    const harness = await start()
    await harness.transactions.run(async (records) => {
      await records.institutions.save(anInstitution())
      for (const [id, date] of [
        ['first', '2026-09-05'],
        ['second', '2026-09-12'],
      ] as const) {
        const openedAt = at(`${date}T09:30:00+08:00`)
        await records.violations.save(
          aViolation({ id, openedAt, ongoing: false, status: 'confirmed' }),
        )
      }
    })
    const call = await asProgram(harness)
    const shown = (await call('GET', '/api/v1/institutions/institution-1')).json()
    expect(institutionWithCards.parse(shown).cards).toEqual({
      standing: 'yellow',
      counted: 2,
      yellowCards: 1,
      next: 'red',
      setAside: [],
      foreign: 0,
      entries: [
        {
          violationId: 'first',
          on: '2026-09-05',
          mark: 'reminder',
          weight: 0,
          countsUntil: '2028-09-05',
        },
        {
          violationId: 'second',
          on: '2026-09-12',
          mark: 'yellow',
          weight: 1,
          countsUntil: '2028-09-12',
        },
      ],
    })
    const second = (await call('GET', '/api/v1/violations/second')).json()
    expect(second.verdict).toMatchObject({
      aggravations: [{ rule: 'AGG-REPEAT' }],
      card: { mark: 'yellow', earlierCases: 1 },
    })
    expect(JSON.stringify(second.explanation.sentences)).toContain('认定后为黄牌')
    const asked = await call('GET', '/api/v1/institutions')
    expect(asked.json().items[0]).not.toHaveProperty('cards')
  })
})

describe('the file of an institution', () => {
  it('shows its teachers under masked names and its supervised funds, and takes a file that says nothing of them', async () => {
    const harness = await start()
    const teacher = {
      name: '李*',
      certificate: '20214401234567890',
      subject: '数学',
      inService: false,
      checkedOn: day('2026-08-20'),
    }
    const funds = { bank: '（虚构）银行', account: '1', chargedMonths: 3, chargedLessons: null }
    const institution = anInstitution({ dossier: aDossier({ teachers: [teacher], funds }) })
    await harness.transactions.run((records) => records.institutions.save(institution))
    const call = await asProgram(harness, 'administrator')
    const shown = (await call('GET', '/api/v1/institutions/institution-1')).json()
    expect(shown.dossier).toMatchObject({ teachers: [teacher], funds })
    const { teachers: _, funds: __, ...older } = aDossier()
    const { id: ___, ...fields } = anInstitution()
    const full = { ...fields, dossier: aDossier({ teachers: [{ ...teacher, name: '李四' }] }) }
    const masked = await call('POST', '/api/v1/institutions', full)
    expect(masked.json().dossier.teachers).toEqual([teacher])
    const made = await call('POST', '/api/v1/institutions', { ...fields, dossier: older })
    expect(made.statusCode).toBe(201)
    expect(made.json().dossier).toMatchObject({ teachers: [], funds: null })
  })
})
