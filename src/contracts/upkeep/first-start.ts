import { z } from 'zod'
import { instantText } from '../primitives.ts'

const token = z
  .string()
  .min(1)
  .max(200)
  .describe('链接中 # 之后的部分 What stands after # in the link')

export const firstStartLink = z.strictObject({ token }).meta({ id: 'FirstStartLink' })
export const firstStartOffer = z
  .object({
    name: z.string().describe('程序建立的账号名，可以改 Of the account that the program made'),
    until: instantText,
  })
  .meta({ id: 'FirstStartOffer' })
export type FirstStartOffer = z.infer<typeof firstStartOffer>

export const firstAdministrator = z
  .strictObject({
    token,
    name: z.string().min(1).max(100),
    password: z.string().min(1).max(1_000),
  })
  .meta({ id: 'FirstAdministrator' })
export type FirstAdministrator = z.infer<typeof firstAdministrator>
