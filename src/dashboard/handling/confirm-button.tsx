import { Button } from 'antd'
import {
  type MouseEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { createArming } from '../lib/arming.ts'

/** What a key asks of it. */
export type ConfirmHandle = { arm(): void }

type Props = {
  readonly disabled: boolean
  readonly confirming: boolean
  readonly label: string
  readonly handle: Ref<ConfirmHandle>
  onConfirm(): void
}

/**
 * Confirms by a deliberate act: the first press makes it ready, the second one, or Enter, confirms. One stray key, a
 * double click or a key held down does not. Leaving it, Escape, or five seconds without the second press give it up.
 */
export function ConfirmButton({ disabled, confirming, label, handle, onConfirm }: Props) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  const [armed, setArmed] = useState(false)
  const arming = useMemo(() => createArming(setArmed), [])
  useEffect(() => () => arming.disarm(), [arming])
  useImperativeHandle(handle, () => ({
    arm: () => {
      if (disabled || confirming) return
      button.current?.focus()
      arming.arm()
    },
  }))
  const press = (event: MouseEvent): void => {
    if (!armed) arming.arm()
    else if (event.detail <= 1) {
      arming.disarm()
      onConfirm()
    }
  }
  const ready = armed && !disabled
  return (
    <>
      <Button
        ref={button}
        type="primary"
        size="large"
        className={ready ? 'confirm-armed' : ''}
        disabled={disabled}
        loading={confirming}
        title={t('action.confirmHint')}
        onClick={press}
        onBlur={() => arming.disarm()}
        onKeyDown={(event) => {
          if (event.repeat) event.preventDefault()
          if (event.key === 'Escape' && armed) {
            event.preventDefault()
            arming.disarm()
          }
        }}
        data-testid="confirm"
        data-armed={ready}
      >
        {ready ? t('action.confirmAgain') : label} <kbd>c</kbd>
      </Button>
      <span className="visually-hidden" role="status">
        {ready ? t('action.confirmArmed') : ''}
      </span>
    </>
  )
}
