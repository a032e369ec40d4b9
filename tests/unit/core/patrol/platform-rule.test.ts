import { describe, expect, it } from 'vitest'
import { type PlatformRule, ruleForHost } from '../../../../src/core/patrol/platform-rule.ts'

const rule = (name: string, ...hosts: string[]): PlatformRule => ({
  name,
  hosts,
  device: 'auto',
  text: { title: [`#${name}`] },
  media: { addresses: [], ignore: [], globals: [name] },
  clicks: { consent: [], play: [`.${name}`] },
  signs: {},
})

const RULES = [
  rule('general', '*'),
  rule('domain', '*.example.com'),
  rule('part', '*.live.example.com'),
  rule('exact', 'a.live.example.com'),
]

describe('the rule for a host', () => {
  it.each([
    ['example.com', 'domain'],
    ['www.example.com', 'domain'],
    ['WWW.Example.com.', 'domain'],
    ['b.live.example.com', 'part'],
    ['live.example.com', 'part'],
    ['a.live.example.com', 'exact'],
    ['badexample.com', 'general'],
    ['127.0.0.1', 'general'],
  ])('%s is that of %s, the closest', (host, name) => {
    expect(ruleForHost(RULES, host).name).toBe(name)
  })

  it('has the own entries before the general ones, and those of no other platform', () => {
    const { text, media, clicks } = ruleForHost(RULES, 'a.live.example.com')
    expect(text.title).toEqual(['#exact', '#general'])
    expect(media.globals).toEqual(['exact', 'general'])
    expect(clicks.play).toEqual(['.exact', '.general'])
  })

  it('exists without any file', () => {
    expect(ruleForHost([], 'a.example')).toMatchObject({ device: 'auto', text: {} })
  })
})
