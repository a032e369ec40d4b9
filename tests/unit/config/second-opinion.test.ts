import { describe, expect, it } from 'vitest'
import { readSecondOpinion } from '../../../src/config/second-opinion.ts'

const URL = 'http://10.0.0.9:8000/v1'
const setting = (name: string) => `XUNCHA_SECOND_OPINION_${name}`

describe('the settings of the second opinion', () => {
  it('ask nobody unless an address and a model are named', () => {
    expect(readSecondOpinion({})).toEqual({ ok: true, value: null })
  })

  it('take an address, a model and how often it may be asked', () => {
    const named = { [setting('URL')]: URL, [setting('MODEL')]: 'qwen-vl' }
    expect(readSecondOpinion(named)).toMatchObject({
      value: { url: URL, model: 'qwen-vl', perHour: 60 },
    })
    expect(readSecondOpinion({ ...named, [setting('PER_HOUR')]: '5' })).toMatchObject({
      value: { perHour: 5 },
    })
  })

  it.each([
    [{ URL }, 'MODEL'],
    [{ MODEL: 'm' }, 'URL'],
    [{ URL: 'ftp://10.0.0.9/v1', MODEL: 'm' }, 'URL'],
    [{ URL: 'http://user:key@10.0.0.9/v1', MODEL: 'm' }, 'URL'],
    [{ URL: 'http://10.0.0.9/v1?key=abc', MODEL: 'm' }, 'URL'],
    [{ URL, MODEL: 'm', PER_HOUR: '0' }, 'PER_HOUR'],
  ])('refuse %j, naming what to change', (given, wrong) => {
    const environment = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [setting(name), value]),
    )
    const read = readSecondOpinion(environment)
    expect(read).toMatchObject({ ok: false, fault: { where: setting(wrong) } })
    expect(JSON.stringify(read)).not.toContain('abc')
  })
})
