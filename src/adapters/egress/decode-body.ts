import { pipeline, Readable, type Transform } from 'node:stream'
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'

/** Content codings that are undone (RFC 9110 §8.4.1; RFC 7932; RFC 8878). */
const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
  zstd: createZstdDecompress,
}
const NO_CODING = ['', 'identity', 'none', 'utf-8', 'utf8', 'binary', 'aws-chunked']
/** More layers than any server means. */
const LAYERS_AT_MOST = 3

/** So much may come out whatever went in; beyond it, media and text never shrink to a hundredth. */
const FREE_BYTES = 8_000_000
const RATIO_AT_MOST = 100

type Body = AsyncIterable<Uint8Array>

/** `deflate` is zlib by the book (RFC 1950) and bare in the world; the first byte tells (§2.2). */
async function* inflated(body: Body): AsyncGenerator<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done === true) return
  const [method = 0, flags = 0] = first.value
  const isZlib =
    (method & 0x0f) === 8 && (first.value.length < 2 || (method * 256 + flags) % 31 === 0)
  async function* whole() {
    yield first.value as Uint8Array
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  yield* through(whole(), isZlib ? createInflate() : createInflateRaw())
}

function through(body: Body, decoder: Transform): Body {
  // Whoever reads the outcome hears of a broken body there.
  pipeline(Readable.from(body), decoder, () => {})
  return decoder
}

async function* counted(body: Body, count: (bytes: number) => void) {
  for await (const chunk of body) {
    count(chunk.length)
    yield chunk
  }
}

/** Ends a body that unpacks to far more than anything real does. */
async function* bounded(body: Body, taken: () => number) {
  let given = 0
  for await (const chunk of body) {
    given += chunk.length
    if (given > FREE_BYTES && given > taken() * RATIO_AT_MOST) {
      throw new Error('a compressed body that unpacks without measure')
    }
    yield chunk
  }
}

/**
 * A body with its content codings undone, whether they were asked for or not. `encoding` names one that nobody here
 * knows; the body is then as it came.
 */
export function decodeBody(
  body: Body,
  contentEncoding: string,
): { readonly body: Body; readonly encoding: string | null } {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => !NO_CODING.includes(coding))
  if (codings.length === 0) return { body, encoding: null }
  const unknown = codings.find((coding) => !Object.hasOwn(DECODERS, coding))
  if (unknown !== undefined || codings.length > LAYERS_AT_MOST) {
    return { body, encoding: (unknown ?? codings.join(', ')).slice(0, 40) }
  }
  let taken = 0
  const raw = counted(body, (bytes) => {
    taken += bytes
  })
  const decoded = codings.toReversed().reduce<Body>((inner, coding) => {
    const decoder = DECODERS[coding]
    if (coding === 'deflate' || decoder === undefined) return inflated(inner)
    return through(inner, decoder())
  }, raw)
  return { body: bounded(decoded, () => taken), encoding: null }
}
