import { z } from 'zod'
import { instantText, sha256Text } from './primitives.ts'

/** A picture that killed two readers and is not read again. */
export const refusedPicture = z
  .object({
    sha256: sha256Text,
    reader: z.string(),
    bytes: z.number().int(),
    cause: z.string(),
    at: instantText,
  })
  .meta({ id: 'RefusedPicture' })
export const refusedPictureList = z.object({
  items: z.array(refusedPicture),
  nextCursor: z.null(),
})
export const pictureParams = z.object({ sha256: sha256Text })
