import { Button, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { readonly label: string; readonly text: string; readonly testId: string }

/** A line to be taken along. Where the browser lets no page write to the clipboard (plain HTTP), it is marked. */
export function CopyLine({ label, text, testId }: Props) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<string | null>(null)
  const input = useRef<InputRef>(null)
  const copy = async (): Promise<void> => {
    input.current?.select()
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setCopied(done === true ? text : null)
  }
  return (
    <div className="copy-line">
      <Input ref={input} readOnly value={text} aria-label={label} data-testid={testId} />
      <Button onClick={() => void copy()}>
        {t(copied === text ? 'timeline.copied' : 'timeline.copy')}
      </Button>
    </div>
  )
}
