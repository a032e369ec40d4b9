import { expect, test } from 'vitest'
import { maskedAddress, maskSecrets } from '../../../../../src/core/cuts/proof/mask-secrets.ts'
import { answerFile, type RawAnswer } from '../../../../../src/core/cuts/proof/raw-answer.ts'

const words = (body: string, headers: Record<string, string> = {}): RawAnswer => ({
  kind: 'words',
  url: 'https://viewer:pass@live.example/a.m3u8?auth_key=17-0-9f&start=0',
  head: { status: 200, headers },
  body,
})

test('what lets somebody in is masked wherever it stands, and the rest stays as it came', () => {
  expect(maskSecrets('{"token":"abc","stream":"maths","nested":{"accessKeySecret":"x\\"y"}}')).toBe(
    '{"token":"***","stream":"maths","nested":{"accessKeySecret":"***"}}',
  )
  expect(maskSecrets('<password>x</password><name>maths</name>')).toBe(
    '<password>***</password><name>maths</name>',
  )
  expect(maskSecrets('#EXTINF:4.0,\nsegment-7.ts?txSecret=9f&txTime=6A\n#EXT-X-ENDLIST')).toBe(
    '#EXTINF:4.0,\nsegment-7.ts?txSecret=***&txTime=***\n#EXT-X-ENDLIST',
  )
  expect(maskSecrets('seen our-own-key here', ['our-own-key'])).toBe('seen *** here')
  expect(maskSecrets('Authorization: Bearer eyJhbGciOi.J9')).toBe('Authorization: Bearer ***')
  expect(maskedAddress('rtmp://u:p@live.example/app/name?secret=1a')).toBe(
    'rtmp://live.example/app/name?secret=***',
  )
  expect(maskedAddress('http://a/api/v1/streams/?start=10&count=500&StreamName=maths')).toBe(
    'http://a/api/v1/streams/?start=10&count=500&StreamName=maths',
  )
})

test('an answer is kept with its status, what its headers tell, its words and its address', () => {
  const file = answerFile(words('#EXTM3U', { server: 'SRS', date: 'today', 'set-cookie': 'a=b' }))
  expect(file).toMatchObject({ kind: 'answer', mediaType: 'application/json; charset=utf-8' })
  expect(JSON.parse(String(file.content))).toEqual({
    url: 'https://live.example/a.m3u8?auth_key=***&start=0',
    status: 200,
    headers: { server: 'SRS' },
    body: '#EXTM3U',
    shortened: false,
  })
})

test('answers that differ only in when they came, or in their signatures, are one file', () => {
  const [one, other] = [
    words('a.ts?sign=1a', { date: '09:00' }),
    words('a.ts?sign=2b', { date: '09:01' }),
  ].map((answer) => answerFile(answer).content)
  expect(one).toEqual(other)
})

test('no answer is kept without end', () => {
  const kept: unknown = JSON.parse(String(answerFile(words('x'.repeat(1_000_000))).content))
  expect(kept).toMatchObject({ shortened: true, body: 'x'.repeat(65_536) })
})
