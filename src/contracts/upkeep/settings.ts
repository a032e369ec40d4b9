import { z } from 'zod'
import { bilingual } from '../primitives.ts'

export const SETTING_SOURCES = ['default', 'environment', 'file', 'running'] as const

/** One setting of the process that answers. Others may be started with other ones. */
export const setting = z
  .object({
    name: z.string(),
    value: z.string().nullable().describe('null：未设置，或是密钥 Not set, or a secret'),
    set: z.boolean(),
    secret: z.boolean(),
    source: z
      .enum(SETTING_SOURCES)
      .describe(
        'file：密钥文件；running：运行中改过 The secret file; changed while the program runs',
      ),
    usual: bilingual.nullable().describe('不设置时 What holds where nothing is said'),
    about: bilingual.nullable(),
    restart: z.boolean().describe('改后须重新启动 A change needs a restart'),
    page: z.string().nullable().describe('可在运行中修改的页面 Page where it is changed'),
  })
  .meta({ id: 'Setting' })
export type Setting = z.infer<typeof setting>
export const settingList = z.object({ items: z.array(setting), nextCursor: z.null() })
