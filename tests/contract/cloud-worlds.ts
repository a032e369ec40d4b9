import { createAliyunLiveCut } from '../../src/adapters/platforms/clouds/aliyun-live-cut.ts'
import { createTencentCssCut } from '../../src/adapters/platforms/clouds/tencent-css-cut.ts'
import { createWebhookCut } from '../../src/adapters/platforms/webhook/webhook-cut.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { startAliyunLiveServer } from '../fakes/clouds/aliyun-live-server.ts'
import { createCloudStreams } from '../fakes/clouds/cloud-streams.ts'
import { startTencentCssServer } from '../fakes/clouds/tencent-css-server.ts'
import { startWebhookReceiver } from '../fakes/clouds/webhook-receiver.ts'
import { silentLogger } from '../fakes/silent-logger.ts'
import type { CutWorld } from './cut-platform-suite.ts'

const clock = createSystemClock()
const ALL_ABILITIES = {
  drop: true,
  ban: true,
  banEnds: true,
  resume: true,
  state: true,
  longestBanDays: null,
}
const MATHS = { domain: 'push.school.example', app: 'live', stream: 'maths' }

export async function openTencentCss(): Promise<CutWorld> {
  const streams = createCloudStreams(clock)
  const server = await startTencentCssServer({
    keys: { 'AKID-of-the-suite': 'a secret of the suite' },
    domains: [MATHS.domain],
    streams,
    clock,
  })
  const key = { secretId: 'AKID-of-the-suite', secretKey: 'a secret of the suite' }
  return {
    platform: createTencentCssCut({
      keys: { '*': { ...key, endpoint: server.url } },
      clock,
      logger: silentLogger,
    }),
    target: { platform: 'tencent-css', ...MATHS },
    watching: 3,
    startEncoder: () => streams.startEncoder(MATHS),
    attempts: streams.attempts,
    breakServer: server.stop,
    failNextClose: () =>
      server.refuseAction('DropLiveStream', 'FailedOperation.CallOtherSvrFailed'),
    close: async () => {
      streams.stopEncoders()
      await server.stop()
    },
    tells: { address: null, protocol: null },
  }
}

export async function openAliyunLive(): Promise<CutWorld> {
  const streams = createCloudStreams(clock)
  const server = await startAliyunLiveServer({
    keys: { 'LTAI-of-the-suite': 'a secret of the suite' },
    domains: { [MATHS.domain]: 'play.school.example' },
    streams,
    clock,
  })
  const key = { accessKeyId: 'LTAI-of-the-suite', accessKeySecret: 'a secret of the suite' }
  return {
    platform: createAliyunLiveCut({
      keys: { [MATHS.domain]: { ...key, endpoint: server.url } },
      clock,
      logger: silentLogger,
    }),
    target: { platform: 'aliyun-live', ...MATHS },
    watching: 3,
    startEncoder: () => streams.startEncoder(MATHS),
    attempts: streams.attempts,
    breakServer: server.stop,
    failNextClose: () => server.refuseAction('ForbidLiveStream', 'InvalidParam', 200),
    close: async () => {
      streams.stopEncoders()
      await server.stop()
    },
    tells: { address: '127.0.0.1', protocol: null },
  }
}

export async function openWebhook(): Promise<CutWorld> {
  const streams = createCloudStreams(clock)
  const secret = `whsec_${Buffer.from('a secret of the contract suite').toString('base64')}`
  const server = await startWebhookReceiver({ secret, streams, clock })
  const maths = { ...MATHS, domain: 'receiver' }
  return {
    platform: createWebhookCut({
      receivers: [{ url: server.url, secret, abilities: ALL_ABILITIES }],
      clock,
      logger: silentLogger,
    }),
    target: { platform: 'webhook', apiUrl: server.url, app: maths.app, stream: maths.stream },
    watching: null,
    startEncoder: () => streams.startEncoder(maths),
    attempts: streams.attempts,
    breakServer: server.stop,
    failNextClose: () =>
      server.answerNext({ status: 200, body: { accepted: false }, refuses: true }),
    close: async () => {
      streams.stopEncoders()
      await server.stop()
    },
  }
}
