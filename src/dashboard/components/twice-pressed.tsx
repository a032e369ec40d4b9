import { Button } from 'antd'
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { createArming } from '../lib/arming.ts'

/** What a key asks of it. */
export type TwiceHandle = { arm(): void }

type Props = {
  readonly words: string
  /** What stands there after the first press. */
  readonly again: string
  readonly danger?: boolean
  readonly size?: 'small' | 'middle'
  readonly busy: boolean
  readonly testId: string
  /** The key that makes it ready as the first press does; it never does the act. */
  readonly shortcut?: string
  readonly handle?: Ref<TwiceHandle>
  /** After the first press, for what has to be known before the second. */
  onArmed?(): void
  onAct(): void
}

/**
 * For what is to be meant: the first press makes it ready, the second one, or Enter, does it. A double click or a key
 * held down does not; Escape, leaving it, or five seconds give it up.
 */
export function TwicePressed(props: Props) {
  const { words, again, danger = false, size = 'middle', busy, testId, shortcut, onAct } = props
  const button = useRef<HTMLButtonElement>(null)
  const [armed, setArmed] = useState(false)
  const arming = useMemo(() => createArming(setArmed), [])
  useEffect(() => () => arming.disarm(), [arming])
  const arm = (): void => {
    arming.arm()
    props.onArmed?.()
  }
  useImperativeHandle(props.handle, () => ({
    arm: () => {
      if (busy) return
      button.current?.focus()
      arm()
    },
  }))
  return (
    <>
      <Button
        ref={button}
        danger={danger}
        size={size}
        type={armed ? 'primary' : 'default'}
        loading={busy}
        onBlur={() => arming.disarm()}
        onClick={({ detail }) => {
          if (!armed) return arm()
          if (detail > 1) return
          arming.disarm()
          onAct()
        }}
        onKeyDown={(event) => {
          if (event.repeat) event.preventDefault()
          if (event.key !== 'Escape' || !armed) return
          event.preventDefault()
          arming.disarm()
        }}
        data-testid={testId}
        data-armed={armed}
      >
        {armed ? again : words} {shortcut !== undefined && <kbd>{shortcut}</kbd>}
      </Button>
      <span className="visually-hidden" role="status">
        {armed ? again : ''}
      </span>
    </>
  )
}
