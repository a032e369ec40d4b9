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
  expect(unknown.statusCode).toBe(400)
  expect(unknown.json()).toMatchObject({ code: 'bad-request', where: 'under' })
  expect(unknown.json().detail).toContain('449900')
  await harness.app.close()
})

test('a place is found by its name, and by somebody of a city only within the city', async () => {
  const harness = await startHttp()
  const token = await harness.token('administrator', 'city', { regions: ['4401'] })
  const names = async (query: string) => {
    const headers = { authorization: `Bearer ${token}` }
    const found = await harness.app.inject({ url: `/api/v1/regions?${query}`, headers })
    return found.json().items.map((one: { fullName: string }) => one.fullName)
  }
  const text = (name: string) => `text=${encodeURIComponent(name)}`
  expect(await names(text('天河'))).toEqual(['广东省广州市天河区'])
  expect((await names(text('鼓楼'))).length).toBeGreaterThan(3)
  expect(await names(`${text('南')}&mine=true`)).toEqual(['广东省广州市南沙区'])
  expect(await names('mine=true')).toEqual(['广东省广州市'])
  await harness.app.close()
})

test('an old code is told what it was on a day and what it is now', async () => {
  const harness = await startHttp()
  const call = await asProgram(harness)
  const get = async (path: string) => (await call('GET', `/api/v1/regions${path}`)).json()
  expect(await get('/350427?on=2020-03-07')).toMatchObject({ name: '沙县', state: 'in-force' })
  expect(await get('/350427')).toMatchObject({
    on: '2026-10-17',
    state: 'ended',
    successors: [{ code: '350405' }],
  })
  expect(await get('/350405?on=2020-03-07')).toMatchObject({ state: 'not-yet' })
  expect(await get('/350405?on=2020-02-30')).toMatchObject({ code: 'bad-request' })
  const under = await get('?under=350427')
  expect(under).toMatchObject({ code: 'not-found', where: 'under' })
  expect(under.detail).toContain('350405 福建省三明市沙县区')
  expect((await get('?under=653200')).items.at(-1).name).toBe('和安县')
  await harness.app.close()
})

test('a place is named as the filters of lists name it', async () => {
  const harness = await startHttp()
  const call = await asProgram(harness)
  const get = async (path: string) => (await call('GET', `/api/v1/regions/${path}`)).json()
  expect(await get('44')).toMatchObject({ code: '440000', name: '广东省', listed: true })
  expect(await get('4401')).toMatchObject({ code: '440100', name: '广州市', listed: true })
  expect(await get('440106000')).toMatchObject({ code: '440106', listed: true })
  for (const nobody of ['99', '9901', '4499', '440199', '441900999', '4', 'x']) {
    expect(await get(nobody), nobody).toMatchObject({ code: 'not-found', where: 'code' })
  }
  await harness.app.close()
})

test('a town that no list names is not called known', async () => {
  const harness = await startHttp()
  const call = await asProgram(harness)
  const get = async (path: string) => (await call('GET', `/api/v1/regions/${path}`)).json()
  expect(await get('440106999')).toMatchObject({ level: 'town', parent: '440106', listed: false })
  expect(await get('441900003')).toMatchObject({ name: '东城街道', listed: true })
  await harness.app.close()
})
