import { SAMPLE_RATE } from '../../core/hearing/sound.ts'

const HEADER = 44
const BYTES_A_SAMPLE = 2

/** A WAV file of 16 bit and one channel (RIFF, Multimedia Programming Interface 1.0 §3). */
export function wavOf(samples: Float32Array): Uint8Array {
  const size = samples.length * BYTES_A_SAMPLE
  const file = Buffer.alloc(HEADER + size)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(HEADER - 8 + size, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(SAMPLE_RATE, 24)
  file.writeUInt32LE(SAMPLE_RATE * BYTES_A_SAMPLE, 28)
  file.writeUInt16LE(BYTES_A_SAMPLE, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(size, 40)
  for (const [i, sample] of samples.entries()) {
    const height = Number.isFinite(sample) ? Math.max(-1, Math.min(1, sample)) : 0
    file.writeInt16LE(Math.round(height * 32_767), HEADER + i * BYTES_A_SAMPLE)
  }
  return file
}
