import { describe, expect, it } from 'vitest'
import type { FeedListener, Told } from '../../../src/dashboard/events/feed-listener.ts'
import { createHub, type FromHub, type HubPort } from '../../../src/dashboard/events/hub.ts'
import { isSilent, type Moment, passed, SILENT_AFTER } from '../../../src/dashboard/lib/silence.ts'

const EVENT: Told = { name: 'coverage.changed', data: { roomId: 'room-1' } }

function setUp() {
  let now: Moment = { wall: 0, monotonic: 0 }
  const feeds: FeedListener[] = []
  let open = 0
  let reopened = 0
  const hub = createHub(
    (listener) => {
      feeds.push(listener)
      open += 1
      return {
        reopen: () => {
          reopened += 1
        },
        close: () => {
          open -= 1
        },
      }
    },
    () => now,
  )
  const tab = (accountId: string) => {
    const heard: FromHub[] = []
    const port: HubPort = { postMessage: (message) => void heard.push(message) }
    return {
      here: () => hub.receive(port, { kind: 'here', accountId }),
      bye: () => hub.receive(port, { kind: 'bye' }),
      kinds: () => heard.splice(0).map(({ kind }) => kind),
    }
  }
  return {
    hub,
    tab,
    server: () => {
      const feed = feeds.at(-1)
      if (feed === undefined) throw new Error('no connection was opened')
      return feed
    },
    opened: () => ({ open, ever: feeds.length, reopened }),
    pass: (milliseconds: number) => {
      now = { wall: now.wall + milliseconds, monotonic: now.monotonic + milliseconds }
    },
  }
}

describe('all tabs of a browser', () => {
  it('share one connection, and each hears every event', () => {
    const { tab, server, opened } = setUp()
    const tabs = Array.from({ length: 9 }, () => tab('li'))
    for (const each of tabs) each.here()
    server().opened('li')
    server().told(EVENT)
    expect(opened()).toMatchObject({ open: 1, ever: 1 })
    for (const each of tabs) expect(each.kinds()).toEqual(['present', 'opened', 'told'])
  })

  it('may go in any order: the rest hears on, and the last one closes the connection', () => {
    const { tab, server, opened } = setUp()
    const [first, second] = [tab('li'), tab('li')]
    first.here()
    second.here()
    server().opened('li')
    second.kinds()
    first.bye()
    server().told(EVENT)
    expect(second.kinds()).toEqual(['told'])
    second.bye()
    expect(opened().open).toBe(0)
  })

  it('are forgotten when they crash or freeze, and read everything anew when they wake up', () => {
    const { hub, tab, server, pass } = setUp()
    const [frozen, awake] = [tab('li'), tab('li')]
    frozen.here()
    awake.here()
    server().opened('li')
    frozen.kinds()
    pass(170_000)
    awake.here()
    pass(20_000)
    hub.sweep()
    server().told(EVENT)
    expect(frozen.kinds()).toEqual([])
    expect(awake.kinds()).toContain('told')
    frozen.here()
    expect(frozen.kinds()).toEqual(['opened', 'present'])
  })
})

describe('who signs in as another in one tab', () => {
  it('never hears what came for the other account', () => {
    const { tab, server, opened } = setUp()
    const [li, wang] = [tab('li'), tab('wang')]
    li.here()
    server().opened('li')
    wang.here()
    server().told(EVENT)
    expect(wang.kinds()).toEqual(['present'])
    expect(opened().reopened).toBe(1)
    li.kinds()
    server().opened('wang')
    server().told(EVENT)
    expect(wang.kinds()).toEqual(['opened', 'told'])
    expect(li.kinds()).toEqual(['stranger'])
  })
})

describe('a server that is not heard', () => {
  const at = (wall: number, monotonic = wall): Moment => ({ wall, monotonic })

  it('is noticed within ten seconds, a second of looking included', () => {
    expect(SILENT_AFTER + 1_000).toBeLessThan(10_000)
    expect(isSilent(at(0), at(SILENT_AFTER))).toBe(false)
    expect(isSilent(at(0), at(SILENT_AFTER + 1))).toBe(true)
  })

  it('is noticed although a clock was set back, or stood still in standby', () => {
    expect(isSilent(at(0), at(-3_600_000, 9_000))).toBe(true)
    expect(isSilent(at(0), at(3_600_000, 0))).toBe(true)
    expect(passed(at(5), at(0))).toBe(0)
  })
})
