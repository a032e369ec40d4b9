import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { createArming } from '../lib/arming.ts'

type Props = {
  readonly words: string
  /** What stands there after the first press. */
  readonly again: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly testId: string
  onAct(): void
}

/** For what cannot be taken back: the first press makes it ready, the second one does it. A double click does not. */
export function TwicePressed({ words, again, danger = false, busy, testId, onAct }: Props) {
  const [armed, setArmed] = useState(false)
  const arming = useMemo(() => createArming(setArmed), [])
  useEffect(() => () => arming.disarm(), [arming])
  return (
    <>
      <Button
        danger={danger}
        type={armed ? 'primary' : 'default'}
        loading={busy}
        onBlur={() => arming.disarm()}
        onClick={({ detail }) => {
          if (!armed) return arming.arm()
          if (detail > 1) return
          arming.disarm()
          onAct()
        }}
        data-testid={testId}
        data-armed={armed}
      >
        {armed ? again : words}
      </Button>
      <span className="visually-hidden" role="status">
        {armed ? again : ''}
      </span>
    </>
  )
}
