import { openAliyunLive, openTencentCss, openWebhook } from './cloud-worlds.ts'
import { type CutTrait, describeCutPlatform } from './cut-platform-suite.ts'

const FAILS: readonly CutTrait[] = ['fails-in-a-200']

describeCutPlatform('Tencent CSS (a strict fake of its API)', openTencentCss, FAILS)
describeCutPlatform('Aliyun Live (a strict fake of its API)', openAliyunLive, FAILS)
describeCutPlatform('a receiver of signed webhooks', openWebhook, FAILS)
