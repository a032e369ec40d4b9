import { describe, expect, it } from 'vitest'
import { typedSince } from '../../../../src/dashboard/register/drafts.ts'

describe('a record that was saved', () => {
  const sent = { text: 'fuse: 5', fuse: '3' }
  const written = { text: 'fuse: 3', fuse: '3' }

  it('is what was written, in all its forms, so that no older one is saved over it', () => {
    expect(typedSince(sent, sent, written)).toEqual(written)
  })

  it('keeps what was typed while it was being saved', () => {
    expect(typedSince(sent, { ...sent, fuse: '4' }, written)).toEqual({ ...written, fuse: '4' })
  })
})
