import { expect, test } from 'vitest'
import * as wire from '../../../../src/contracts/words/finding-vocabulary.ts'
import { CONTACT_KINDS } from '../../../../src/core/findings/contacts.ts'
import * as disguise from '../../../../src/core/findings/disguise.ts'
import * as solicitation from '../../../../src/core/findings/solicitation.ts'

test.each([
  ['codes of disguises', wire.DISGUISE_CODES, disguise.DISGUISE_CODES],
  ['disguises', wire.DISGUISE_KINDS, disguise.DISGUISE_KINDS],
  ['decisions', wire.DISGUISE_DECISIONS, disguise.DISGUISE_DECISIONS],
  ['places of a name', wire.NAME_SOURCES, disguise.NAME_SOURCES],
  ['contacts', wire.CONTACT_KINDS, CONTACT_KINDS],
  ['places of soliciting', wire.SOLICITATION_SOURCES, solicitation.SOLICITATION_SOURCES],
  ['signs of soliciting', wire.SOLICITATION_SIGNALS, solicitation.SOLICITATION_SIGNALS],
])('%s are the same on the wire as in the domain', (_name, onWire, inDomain) => {
  expect(onWire).toEqual(inDomain)
})
