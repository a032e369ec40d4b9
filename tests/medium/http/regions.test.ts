import { expect, test } from 'vitest'
import { asProgram, startHttp } from './http-harness.ts'

test('places are looked up from province to county, and an unknown code is named', async () => {
  const harness = await startHttp()
  const call = await asProgram(harness)
  const provinces = await call('GET', '/api/v1/regions')
  expect(provinces.json().items).toHaveLength(31)
  const cities = await call('GET', '/api/v1/regions?under=440000')
  expect(cities.json().items).toHaveLength(21)
  const counties = await call('GET', '/api/v1/regions?under=440100')
  expect(counties.json().items).toContainEqual({
    code: '440106',
    level: 'county',
    name: '天河区',
    fullName: '广东省广州市天河区',
    parent: '440100',
  })
  expect((await call('GET', '/api/v1/regions/441900003')).json().name).toBe('东城街道')
  const unknown = await call('GET', '/api/v1/regions?under=449900')
  expect(unknown.statusCode).toBe(404)
  expect(unknown.json()).toMatchObject({ code: 'not-found', where: 'under' })
  expect(unknown.json().detail).toContain('449900')
  await harness.app.close()
})
