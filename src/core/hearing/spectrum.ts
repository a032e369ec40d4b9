/**
 * Power spectrum of a frame, in place by the radix-2 algorithm of Cooley and Tukey (1965). `size` is a power of two.
 * The returned function gives `size / 2` powers, overwritten at the next call.
 */
export function createSpectrum(size: number): (frame: Float32Array) => Float64Array {
  const window = Float64Array.from(
    { length: size },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size),
  )
  const cosine = Float64Array.from({ length: size / 2 }, (_, i) =>
    Math.cos((2 * Math.PI * i) / size),
  )
  const sine = Float64Array.from({ length: size / 2 }, (_, i) => Math.sin((2 * Math.PI * i) / size))
  const bits = Math.log2(size)
  const reversed = Uint32Array.from({ length: size }, (_, i) => {
    let turned = 0
    for (let bit = 0; bit < bits; bit += 1) turned |= ((i >> bit) & 1) << (bits - 1 - bit)
    return turned
  })
  const real = new Float64Array(size)
  const imaginary = new Float64Array(size)
  const powers = new Float64Array(size / 2)
  return (frame) => {
    for (let i = 0; i < size; i += 1) {
      real[reversed[i] as number] = (frame[i] ?? 0) * (window[i] as number)
    }
    imaginary.fill(0)
    for (let half = 1; half < size; half *= 2) {
      const step = size / (2 * half)
      for (let start = 0; start < size; start += 2 * half) {
        for (let k = 0; k < half; k += 1) {
          const a = start + k
          const b = a + half
          const c = cosine[k * step] as number
          const s = sine[k * step] as number
          const re = (real[b] as number) * c + (imaginary[b] as number) * s
          const im = (imaginary[b] as number) * c - (real[b] as number) * s
          real[b] = (real[a] as number) - re
          imaginary[b] = (imaginary[a] as number) - im
          real[a] = (real[a] as number) + re
          imaginary[a] = (imaginary[a] as number) + im
        }
      }
    }
    for (let i = 0; i < size / 2; i += 1) {
      powers[i] = (real[i] as number) ** 2 + (imaginary[i] as number) ** 2
    }
    return powers
  }
}
