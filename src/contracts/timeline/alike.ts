import { z } from 'zod'
import { instantText } from '../primitives.ts'

/** In which other rooms pictures of a violation were seen. */
export const alikeRooms = z
  .object({
    pictures: z
      .number()
      .int()
      .describe(
        '拿来比对的不同画面数；0：没有可供辨认的画面 Different pictures that were looked for; 0: none is kept that could be known again',
      ),
    rooms: z
      .array(
        z.object({
          roomId: z.string(),
          roomTitle: z.string(),
          institutionId: z.string(),
          institutionName: z.string(),
          sameInstitution: z.boolean(),
          pictures: z.number().int().describe('其中在该直播间也出现的 Of them, seen there too'),
          firstAt: instantText,
          lastAt: instantText,
        }),
      )
      .describe('相同画面多的在前，至多 20 个 The most alike first, 20 at most'),
  })
  .meta({ id: 'AlikeRooms' })
export type AlikeRooms = z.infer<typeof alikeRooms>
