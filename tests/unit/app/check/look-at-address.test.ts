import { describe, expect, it } from 'vitest'
import { createAddressLook } from '../../../../src/app/check/look-at-address.ts'
import { shippedClassifier } from '../../../build/classifier.ts'
import { loadedLaw } from '../../../build/law.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createFakePageVisitor } from '../../../fakes/fake-page-visitor.ts'
import { createFakeStreamViewer, plainFrame } from '../../../fakes/fake-stream-viewer.ts'
import { createFakeTextRecogniser } from '../../../fakes/fake-text-recogniser.ts'

const SATURDAY = at('2026-10-17T10:00:00+08:00')
const URL = 'https://live.example.cn/9.flv'
const ASKED = {
  url: URL,
  region: '440106',
  actor: 'licensed-online-subject',
  stage: 'compulsory',
} as const
/** The made-up viewer keeps raw pixels, which no reader takes for a picture. */
const PNG = new Uint8Array([0x89, 0x50])
const small = new Uint8Array([1, 2, 3])

async function looking() {
  const viewer = createFakeStreamViewer()
  const clock = createFakeClock(SATURDAY)
  const law = await loadedLaw()
  const fake = createFakeTextRecogniser('课堂练习', '例题 求一元二次方程的根')
  const look = createAddressLook({
    clock,
    law: () => law,
    eyes: {
      viewer,
      pages: createFakePageVisitor(),
      recogniser: { ...fake, recognise: () => fake.recognise(PNG) },
      classifier: shippedClassifier(),
      thumbnails: { make: async () => small },
      limit: () => new AbortController().signal,
    },
  })
  return { viewer, look, law, clock }
}

describe('an address that somebody pasted', () => {
  it('is told with what is on it, a small picture, and whether that may be taught there now', async () => {
    const { viewer, look } = await looking()
    viewer.script(URL, { kind: 'shows', frame: plainFrame(64, 36) })
    const looked = await look(ASKED)
    expect(looked).toMatchObject({
      ok: true,
      value: {
        report: { airState: 'on-air', classification: { label: 'subject' } },
        picture: small,
        legalTime: { verdict: 'forbidden' },
      },
    })
  })

  it('that cannot be seen says why, and the law of the hour all the same', async () => {
    const { viewer, look } = await looking()
    viewer.script(URL, { kind: 'unseen', reason: 'blocked-address' })
    expect(await look(ASKED)).toMatchObject({
      ok: true,
      value: {
        report: { airState: 'unseen', unseenReason: 'blocked-address' },
        picture: null,
        legalTime: { verdict: 'forbidden' },
      },
    })
  })

  it('is looked at by no more than two at once, and not at all where nothing looks', async () => {
    const { viewer, look, law, clock } = await looking()
    viewer.script(URL, { kind: 'shows', frame: plainFrame(64, 36) })
    const answers = await Promise.all([look(ASKED), look(ASKED), look(ASKED)])
    expect(answers.map((one) => (one.ok ? 'seen' : one.fault.code))).toEqual([
      'seen',
      'seen',
      'too-many-requests',
    ])
    const blind = await createAddressLook({ clock, law: () => law })(ASKED)
    expect(blind).toMatchObject({ ok: false, fault: { code: 'wrong-state' } })
  })
})
