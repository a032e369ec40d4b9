import { openAliyunLive, openTencentCss, openWebhook } from './cloud-worlds.ts'
import { describeCutPlatform } from './cut-platform-suite.ts'

describeCutPlatform('Tencent CSS (a strict fake of its API)', openTencentCss)
describeCutPlatform('Aliyun Live (a strict fake of its API)', openAliyunLive)
describeCutPlatform('a receiver of signed webhooks', openWebhook)
