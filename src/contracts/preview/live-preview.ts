import { z } from 'zod'
import { bilingual, instantText } from '../primitives.ts'

/** What is on in a room now, through the program; or why it cannot be shown. */
export const livePreview = z
  .object({
    kind: z
      .enum(['hls', 'flv'])
      .nullable()
      .describe('怎么播放；null：不能播放 How to play it; null: it cannot be'),
    url: z
      .string()
      .nullable()
      .describe(
        '经本系统的地址，只限申请人，到期失效 Through the program, for whoever asked, until it expires',
      ),
    expiresAt: instantText.nullable(),
    words: bilingual.nullable().describe('为什么不能播放 Why it cannot be played'),
  })
  .meta({ id: 'LivePreview' })
export type LivePreview = z.infer<typeof livePreview>
