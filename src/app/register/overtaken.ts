import { fail, type Result } from '../../core/fault.ts'

/** Whether a record is still what its editor began with. Left out: whoever writes does not compare. */
export type StillIs<Item> = (current: Item) => boolean

export const isOvertaken = <Item>(before: Item | null, stillIs?: StillIs<Item>): boolean =>
  before !== null && stillIs !== undefined && !stillIs(before)

export const overtaken = (): Result<never> =>
  fail(
    'overtaken',
    '打开之后已被他人修改，没有写入：请对照两份内容再保存。Somebody changed it since it was opened, nothing was written: compare both and save again.',
    'expectedVersion',
  )
