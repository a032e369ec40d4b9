import { describe, expect, it } from 'vitest'
import { chromiumArguments } from '../../../../../src/adapters/browser/chromium/chromium-arguments.ts'

const proxyUrl = 'http://127.0.0.1:4000'

describe('the arguments of Chromium', () => {
  it('keep the sandbox for everybody but root', () => {
    expect(chromiumArguments({ proxyUrl, asRoot: false }).join(' ')).not.toMatch(/sandbox/)
    expect(chromiumArguments({ proxyUrl, asRoot: true })).toContain('--no-sandbox')
  })

  it('switch no protection of the web off', () => {
    for (const asRoot of [true, false]) {
      expect(chromiumArguments({ proxyUrl, asRoot }).join(' ')).not.toMatch(
        /disable-web-security|single-process|no-zygote|disable-site-isolation|allow-running-insecure|ignore-certificate/,
      )
    }
  })

  it('send everything through the filtering proxy, loopback included, and resolve no name', () => {
    const line = chromiumArguments({ proxyUrl, asRoot: false })
    expect(line).toContain(`--proxy-server=${proxyUrl}`)
    expect(line).toContain('--proxy-bypass-list=<-loopback>')
    expect(line).toContain('--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1')
  })

  it('bound the memory of scripts and refuse what pages ask people for', () => {
    const line = chromiumArguments({ proxyUrl, asRoot: false }).join(' ')
    expect(line).toMatch(/max-old-space-size=\d+/)
    expect(line).toContain('--deny-permission-prompts')
  })
})
