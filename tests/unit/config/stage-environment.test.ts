import { expect, test } from 'vitest'
import { parseSettings } from '../../../src/config/settings.ts'
import { stageEnvironment } from '../../../src/config/stage-environment.ts'

test('a rehearsal’s own program is told of its tools and its folder, and of nothing that is real', () => {
  const environment = {
    PATH: '/usr/bin',
    DATABASE_URL: 'postgres://real:secret@db/real',
    XUNCHA_EVIDENCE_URL: 's3://real/evidence',
    XUNCHA_HEARTBEAT_URL: 'https://watch.example.cn/real',
    XUNCHA_TRACES_URL: 'https://traces.example.cn/real',
    XUNCHA_SECOND_OPINION_URL: 'https://paid.example.cn/v1',
    XUNCHA_SECOND_OPINION_MODEL: 'paid',
    XUNCHA_SECRET_FILE: '/etc/xuncha/secrets.json',
    XUNCHA_ALLOW_PRIVATE_HOSTS: '10.0.0.5',
    AWS_SECRET_ACCESS_KEY: 'secret',
    HTTPS_PROXY: 'http://proxy',
    XUNCHA_DATA_DIR: '/data',
    FFMPEG_PATH: '/opt/ffmpeg',
  }
  const parsed = parseSettings(environment, '/program')
  if (!parsed.ok) throw new Error(parsed.fault.message)
  expect(stageEnvironment(environment, parsed.value.settings)).toEqual({
    PATH: '/usr/bin',
    FFMPEG_PATH: '/opt/ffmpeg',
    XUNCHA_OCR: 'paddle',
    XUNCHA_DATA_DIR: '/data',
    XUNCHA_SCHEDULES: '/program/schedules',
    LOG_LEVEL: 'error',
  })
})
