import type { CutOrder } from '../cuts/cut-order.ts'
import { checkUndo } from '../cuts/place-order.ts'
import type { Letter } from './letter.ts'

/** One thing that was done, or not done, upon a confirmation, as who takes it back is told. */
export type Followed = {
  readonly kind: 'cut' | 'letter' | 'card'
  /** Of the order or letter; `null`: there is none. */
  readonly id: string | null
  /** It stands, and can be taken back by itself. */
  readonly undoable: boolean
  readonly zh: string
  readonly en: string
}

const NONE: Readonly<Record<Followed['kind'], Pick<Followed, 'zh' | 'en'>>> = {
  cut: { zh: '没有下达阻断', en: 'No cut was ordered' },
  letter: { zh: '没有发出公函', en: 'No letter was sent' },
  card: { zh: '没有告知红黄牌', en: 'The institution was told of no card' },
}

const none = (kind: Followed['kind']): Followed => ({
  kind,
  id: null,
  undoable: false,
  ...NONE[kind],
})

function ofCut(order: CutOrder): Followed {
  const undoable = checkUndo(order).ok
  if (order.status === 'requested') {
    const [zh, en] = [
      '阻断待第二人批准，可另行撤回',
      'A cut waits for approval and can be withdrawn',
    ]
    return { kind: 'cut', id: order.id, undoable, zh, en }
  }
  const [zh, en] = undoable
    ? [
        '阻断已下达，不会自行撤销，可另行撤销',
        'A cut was ordered; it stands until it is undone by itself',
      ]
    : ['阻断已撤销或未获同意', 'The cut was undone, or was not approved']
  return { kind: 'cut', id: order.id, undoable, zh, en }
}

function ofLetter({ id, kind, status, number }: Letter): Followed {
  const undoable = status !== 'withdrawn'
  const card = kind === 'card'
  const zh = `${card ? '红黄牌告知' : '公函'} ${number} ${undoable ? '已发出，可另行撤回' : '已撤回'}`
  const en = `${card ? 'Card notice' : 'Letter'} ${number} ${undoable ? 'was sent and can be withdrawn by itself' : 'was withdrawn'}`
  return { kind: card ? 'card' : 'letter', id, undoable, zh, en }
}

/** All that followed upon a case; of each kind of which there is nothing, that there is nothing. */
export function whatFollowed(
  orders: readonly CutOrder[],
  letters: readonly Letter[],
): readonly Followed[] {
  const all = [...orders.filter(({ dryRun }) => !dryRun).map(ofCut), ...letters.map(ofLetter)]
  return (['cut', 'letter', 'card'] as const).flatMap((kind) => {
    const some = all.filter((one) => one.kind === kind)
    return some.length > 0 ? some : [none(kind)]
  })
}
