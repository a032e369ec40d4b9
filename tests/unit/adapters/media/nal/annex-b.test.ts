import { expect, it } from 'vitest'
import { annexB, splitAnnexB } from '../../../../../src/adapters/media/nal/annex-b.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

it('splits a byte stream into its units, whatever start codes and padding it has', () => {
  const units = splitAnnexB(hex('00 000001 6742 00000001 68ee 0000 000001 6588 00 11'))
  expect(units.map((unit) => Buffer.from(unit).toString('hex'))).toEqual([
    '6742',
    '68ee',
    '65880011',
  ])
  expect(splitAnnexB(annexB(units))).toEqual(units)
  expect(splitAnnexB(hex('ff00ff'))).toEqual([])
  expect(splitAnnexB(hex('000001'))).toEqual([])
})
