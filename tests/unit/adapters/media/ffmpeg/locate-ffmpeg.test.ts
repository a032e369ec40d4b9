import { describe, expect, it } from 'vitest'
import { locateFfmpeg, readBanner } from '../../../../../src/adapters/media/ffmpeg/locate-ffmpeg.ts'
import type { ChildProcesses } from '../../../../../src/ports/child-processes.ts'

/** Processes of which only these paths run, and say this. */
const speaking = (banners: Readonly<Record<string, string>>): ChildProcesses => ({
  start: (command) => {
    const stdout = Buffer.from(banners[command] ?? '')
    const code = command in banners ? 0 : null
    return {
      pid: 0,
      exited: Promise.resolve({ code, endedBy: 'itself', stderrTail: '', stdout }),
      stop: async () => {},
    }
  },
  stopAll: async () => {},
})

describe('the version of ffmpeg', () => {
  it.each([
    ['ffmpeg version 7.1.1 Copyright (c) 2000-2025 the FFmpeg developers', '7.1.1', true],
    ['ffmpeg version n5.0 Copyright (c) 2000-2022 the FFmpeg developers', 'n5.0', true],
    [
      'ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright (c) 2000-2021',
      '4.4.2-0ubuntu0.22.04.1',
      false,
    ],
    ['ffmpeg version N-47683-g0e8eb07980 Copyright (c) 2000-2018', 'N-47683-g0e8eb07980', false],
    ['ffmpeg version N-118000-gabc Copyright (c) 2000-2025', 'N-118000-gabc', true],
  ])('%s', (banner, version, recent) => {
    expect(readBanner(banner)).toEqual({ version, recent })
  })

  it('is not read off another program', () => {
    expect(readBanner('ffprobe version 7.1')).toBeNull()
  })
})

describe('the ffmpeg in use', () => {
  const OLD = 'ffmpeg version 4.4 Copyright (c) 2000-2021'

  it('is the one that was set, of whatever age', async () => {
    const located = await locateFfmpeg({
      configuredPath: '/opt/ffmpeg',
      processes: speaking({ '/opt/ffmpeg': OLD }),
    })
    expect(located).toEqual({
      ok: true,
      value: { path: '/opt/ffmpeg', version: '4.4', origin: 'FFMPEG_PATH' },
    })
  })

  it('is a fault when the one that was set does not run: nothing else is taken quietly', async () => {
    const located = await locateFfmpeg({ configuredPath: '/no', processes: speaking({}) })
    expect(located).toMatchObject({
      ok: false,
      fault: { code: 'ffmpeg-missing', where: 'FFMPEG_PATH' },
    })
  })

  it('is the system one only from version 5 on', async () => {
    // This test's own program exists for sure, which is all that is asked of the path.
    const path = process.execPath
    const located = async (banner: string) => {
      const found = await locateFfmpeg({
        configuredPath: null,
        processes: speaking({ [path]: banner }),
        systemPaths: [path],
      })
      return found.ok ? found.value.origin : found.fault.code
    }
    expect(await located('ffmpeg version 6.1 Copyright (c) 2000-2023')).toBe('system')
    expect(await located(OLD)).toBe('ffmpeg-missing')
  })
})
