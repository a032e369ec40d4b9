import { z } from 'zod'

/** RFC 3339 with an offset; what we send is always +08:00. */
export const instantText = z.iso
  .datetime({ offset: true, local: false })
  .describe('RFC 3339, e.g. 2026-03-07T09:30:00+08:00')

/** `YYYY-MM-DD` on the wall calendar of Asia/Shanghai. */
export const dateText = z.iso.date()

export const regionCode = z
  .string()
  .regex(
    /^\d{6}(\d{3})?$/,
    '应为六位行政区划代码，例如 440106 / must be a region code of six digits, such as 440106',
  )
  .describe('GB/T 2260, six digits; nine where towns hang on the city')

/** Of filters: in this region and below. That the place exists is checked where the table of places is. */
export const regionFilter = z
  .string()
  .regex(
    /^\d{2}(\d{2}(\d{2}(\d{3})?)?)?$/,
    '应为行政区划代码，例如 44、4401、440106 / must be a region code, such as 44, 4401 or 440106',
  )
  .describe(
    'In this region and below: 44 (a province), 4401 (a city), 440106 (a county), 441900003 (a town); 440000 is 44',
  )

export const sha256Text = z
  .string()
  .regex(
    /^[0-9a-f]{64}$/,
    '应为 64 位十六进制摘要（SHA-256） / must be a SHA-256 digest of 64 hexadecimal digits',
  )

/** A sentence for officers, in both languages of the dashboard. */
export const bilingual = z.object({ zh: z.string(), en: z.string() })
export type Bilingual = z.infer<typeof bilingual>

/** Source pixels, top left origin. */
export const box = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})

export const idParams = z.object({ id: z.string().min(1).max(128) })

/** No text column can hold a NUL (PostgreSQL). */
const withoutNul = (text: string): boolean => !text.includes('\0')

/** Of every write: why it is done, kept in the audit. */
export const reasonText = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .refine(withoutNul, '不能含有空字符 / no NUL characters')

/** Of writes to a record that several people may edit. */
export const expectedVersion = z
  .string()
  .max(64)
  .nullable()
  .default(null)
  .describe(
    '所改记录的 version；已被他人修改则拒绝（overtaken） `version` of the record that was edited; refused where somebody was faster. null: not compared',
  )
