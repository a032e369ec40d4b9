import { expect, it } from 'vitest'
import type { MeasureList } from '../../../src/contracts/letters/letter.ts'
import { filledIn } from '../../../src/dashboard/letters/use-letter-form.ts'

const KNOWN: MeasureList = {
  items: [],
  sender: { prefix: '巡函', issuer: '某区教育局', contact: { name: '李', phone: '010' } },
  addressee: '某直播平台',
  account: 'id-7',
}

it('begins with what is known, and a field that was emptied stays empty until something is typed', () => {
  expect(filledIn({}, KNOWN)).toMatchObject({ addressee: '某直播平台', contactName: '李' })
  const emptied = filledIn({ addressee: '', account: '' }, KNOWN)
  expect(emptied).toMatchObject({ addressee: '', account: '', issuer: '某区教育局' })
})
