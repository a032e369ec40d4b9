/** Samples as bytes for a child process; the same memory. */
export const bytesOf = (samples: Float32Array): Uint8Array =>
  new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)

/** Samples out of bytes that begin wherever they came to lie. */
export function samplesOf(bytes: Uint8Array): Float32Array {
  const whole = bytes.subarray(0, bytes.byteLength - (bytes.byteLength % 4))
  return new Float32Array(whole.slice().buffer)
}
