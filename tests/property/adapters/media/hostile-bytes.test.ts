import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPictureAssembler } from '../../../../src/adapters/media/nal/assemble-picture.ts'
import {
  readDecoderConfiguration,
  splitUnits,
} from '../../../../src/adapters/media/nal/decoder-configuration.ts'
import { pictureSize } from '../../../../src/adapters/media/nal/picture-size.ts'
import { type AmfValue, decodeAmf, encodeAmf } from '../../../../src/adapters/media/rtmp/amf0.ts'
import { readVideoTag } from '../../../../src/adapters/media/rtmp/video-tag.ts'
import { AccessUnits } from '../../../../src/adapters/media/rtsp/access-units.ts'
import { parseRtpPacket } from '../../../../src/adapters/media/rtsp/rtp-packet.ts'
import { RtspReader } from '../../../../src/adapters/media/rtsp/rtsp-message.ts'
import { parseSessionDescription } from '../../../../src/adapters/media/rtsp/session-description.ts'

const codec = fc.constantFrom('h264' as const, 'hevc' as const)
const bytes = fc.uint8Array({ maxLength: 300 })

const amf: fc.Arbitrary<AmfValue> = fc.letrec<{ value: AmfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

it('AMF comes back as it was written', () => {
  fc.assert(
    fc.property(fc.array(amf, { maxLength: 4 }), (values) => {
      expect(decodeAmf(Buffer.concat(values.map(encodeAmf)))).toEqual(values)
    }),
  )
})

it('no bytes from outside make a reader throw', () => {
  fc.assert(
    fc.property(codec, fc.array(bytes, { maxLength: 8 }), fc.string(), (name, parts, text) => {
      const reader = new RtspReader()
      const accessUnits = new AccessUnits(name, parts.length % 2 === 0)
      const assembler = createPictureAssembler(name)
      for (const part of parts) {
        decodeAmf(part)
        readVideoTag(part)
        pictureSize(name, part)
        splitUnits(part, 1 + (part.length % 4))
        assembler.learn(readDecoderConfiguration(name, part).parameterSets)
        reader.push(part)
        const packet = parseRtpPacket(part)
        if (packet !== null)
          accessUnits.push(packet).map((units) => assembler.assemble(units, null))
      }
      parseSessionDescription(`v=0\r\nm=${text}\r\na=${text}\r\na=rtpmap:${text}`)
    }),
    { numRuns: 300 },
  )
})
