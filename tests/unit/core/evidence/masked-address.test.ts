import { expect, test } from 'vitest'
import { maskedField, maskedPush } from '../../../../src/core/evidence/masked-address.ts'

test('a push address is shown without what lets its publisher in, wherever that stands', () => {
  expect(maskedPush('rtmp://push.example.com/live/maths?txSecret=5f2a&txTime=68A0')).toBe(
    'rtmp://push.example.com/live/***',
  )
  expect(maskedPush('rtmp://user:pw@push.example.com:1935/live/live_key_1')).toBe(
    'rtmp://push.example.com:1935/live/***',
  )
  expect(maskedPush('live_key_1')).toBe('***')
})

test('a history shows no secret, old or new, in whatever field it stands', () => {
  const push = 'rtmp://push.example.com/live/maths?txSecret=5f2a'
  expect(maskedField('pushUrls', [push])).toEqual(['rtmp://push.example.com/live/***'])
  expect(maskedField('pushUrls', null)).toBeNull()
  expect(maskedField('streamUrls', ['https://u:p@a.example/x.flv?room=7&auth_key=1-2-3'])).toEqual([
    'https://***@a.example/x.flv?room=7&auth_key=***',
  ])
  expect(maskedField('title', '密钥 key=1?')).toBe('密钥 key=1?')
})
