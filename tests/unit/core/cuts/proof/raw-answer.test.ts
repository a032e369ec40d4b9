import { expect, test } from 'vitest'
import {
  maskedAddress,
  maskMarks,
  maskSecrets,
} from '../../../../../src/core/cuts/proof/mask-secrets.ts'
import { answerFile, type RawAnswer } from '../../../../../src/core/cuts/proof/raw-answer.ts'
import { type Mark, marksOf } from '../../../../../src/core/cuts/proof/text-marks.ts'

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
  expect(maskSecrets('Authorization: Bearer eyJhbGciOi.J9')).toBe('Authorization: ***')
  expect(maskSecrets('asked with Bearer eyJhbGciOi.J9')).toBe('asked with Bearer ***')
  expect(maskedAddress('rtmp://u:p@live.example/app/name?secret=1a')).toBe(
    'rtmp://live.example/app/name?secret=***',
  )
  expect(maskedAddress('http://a/api/v1/streams/?start=10&count=500&StreamName=maths')).toBe(
    'http://a/api/v1/streams/?start=10&count=500&StreamName=maths',
  )
})

test.each([
  ['{"query":"user=t\\u0026pass=Hunter2"}', '{"query":"user=***\\u0026pass=***"}'],
  ['{"query":"token=abc","param":"?s3cr3t"}', '{"query":"token=***","param":"***"}'],
  ['{"url":"rtmp:\\/\\/u:pw@h\\/live?k=a"}', '{"url":"rtmp:\\/\\/***@h\\/live?k=***"}'],
  ['{"pass":"a","pwd":1,"sign":["b"]}', '{"pass":"***","pwd":"***","sign":"***"}'],
  ['{"key":{"a":"]}"},"auth_key":"c","id":"7"}', '{"key":"***","auth_key":"***","id":"7"}'],
  ['{"in":"{\\"token\\":\\"a\\\\\\"b\\"}"}', '{"in":"{\\"token\\":\\"***\\"}"}'],
  ['<args>user=bob&amp;psk=pw</args>', '<args>user=***&amp;psk=***</args>'],
  ['<token><![CDATA[a]]></token>', '<token>***</token>'],
  ['a.ts?9f8e7d6c&t[]=1a', 'a.ts?***&t[]=***'],
  ['Set-Cookie: sid=a; b=c\nServer: SRS', 'Set-Cookie: ***\nServer: SRS'],
  ['"token":"cut off', '"token":"***'],
])('%s is shown as %s, however a server writes it', (text, shown) => {
  expect(maskSecrets(text)).toBe(shown)
  expect(maskSecrets(shown), 'masked again it is the same').toBe(shown)
})

test('what says how a playlist is played stays', () => {
  const text =
    '#EXT-X-STREAM-INF:BANDWIDTH=1280000,CODECS="avc1"\n#EXT-X-KEY:METHOD=AES-128,IV=0x1\n'
  expect(maskSecrets(text)).toBe(text)
})

/** How often a mark is read while `text` is masked. */
function reads(text: string): number {
  let count = 0
  const marks: readonly Mark[] = new Proxy(marksOf(text), {
    get(of, name, receiver) {
      count += 1
      return Reflect.get(of, name, receiver)
    },
  })
  maskMarks(marks)
  return count
}

test.each(
  ['a.', 'secret', '<secret', '<token>x', '"a', 'a://', 'a://@', 'a@', '?a', '"token":"\\', 'app=']
    .concat(['app=app:', 'token[', 'token:', 'token ', '"query":"', 'name="', 'name=\\"name="'])
    .concat(['\\', '\\u0026', 'basic a', 'token=" ', '"token":[', '<a:token>', '&amp;', 'token=']),
)('whoever answers with endless %s keeps nobody busy: the work grows as the text does', (piece) => {
  const [short, long] = [200, 800].map((times) => reads(piece.repeat(times)))
  expect(long).toBeLessThan(5 * Number(short) + 100)
  // No mark is made of nothing, so there are never more of them than characters.
  expect(
    marksOf(piece.repeat(99))
      .map(({ text }) => text)
      .join(''),
  ).toBe(piece.repeat(99))
})

test('a key that stands where the body is cut does not show for want of its end', () => {
  const cut = (end: string) => answerFile(words(`${' '.repeat(65_500)}${end}`)).content
  expect(cut('"token":"SECRETSECRETSECRETSECRETSECRET"')).not.toContain('SECRET')
  expect(cut('rtmp://viewer:SECRETSECRETSECRETSECRET@h')).not.toContain('SECRET')
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
