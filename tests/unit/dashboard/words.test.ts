import { expect, test } from 'vitest'
import { CUT_STATES } from '../../../src/contracts/words/cut-vocabulary.ts'
import {
  EVENT_NAMES,
  ROOM_STATES,
  RULE_CODES,
  UNSEEN_REASONS,
  VIOLATION_STATUSES,
} from '../../../src/contracts/words/vocabulary.ts'
import { en } from '../../../src/dashboard/i18n/en.ts'
import { zh } from '../../../src/dashboard/i18n/zh.ts'

type Tree = { readonly [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : [...leaves(value, `${path}${key}.`)],
    ),
  )
}

const blanks = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()

test('both languages say the same things and fill in the same blanks', () => {
  const chinese = leaves(zh)
  const english = leaves(en)
  expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted())
  for (const [key, text] of chinese) {
    expect(blanks(english.get(key) ?? ''), key).toEqual(blanks(text))
  }
})

test('every word on the wire has a Chinese name', () => {
  const named = {
    rule: RULE_CODES,
    roomState: ROOM_STATES,
    unseenReason: UNSEEN_REASONS,
    status: VIOLATION_STATUSES,
    event: EVENT_NAMES,
  }
  for (const [list, words] of Object.entries(named)) {
    const names: Tree = zh.words[list as keyof typeof named]
    expect(Object.keys(names).toSorted(), list).toEqual([...words].toSorted())
  }
  expect(Object.keys(zh.cut.state).toSorted()).toEqual([...CUT_STATES].toSorted())
})

test('nothing that is unseen is called clean', () => {
  expect(zh.words.roomState.unseen).not.toContain('正常')
  expect(new Set(Object.values(zh.words.roomState)).size).toBe(ROOM_STATES.length)
})
