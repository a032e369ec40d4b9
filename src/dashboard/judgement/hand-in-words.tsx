import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireOwnWordsCheck } from '../../contracts/judgement.ts'
import { useCheckWords, useHandInWords } from '../api/use-own-words.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'

const EXAMPLE =
  'name: 换名头的辅导\nwords:\n  - 督学\n  - word: AI自习室\n    variants: ["AI*自习室"]\n'

function Found({ check }: { readonly check: WireOwnWordsCheck }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  if (check.ok) {
    return <p data-testid="words-fine">{t('judgement.checkFine', { count: check.words })}</p>
  }
  return (
    <ul className="judgement-problems" data-testid="words-problems">
      {check.problems.map((problem) => (
        <li key={`${problem.field} ${problem.zh}`}>
          {problem.line !== null && t('judgement.checkLine', { line: problem.line })}{' '}
          <code>{problem.field}</code> {say(problem)}
        </li>
      ))}
    </ul>
  )
}

/** Own words written or pasted here: checked by line and field, then handed in. They count nowhere until they were tried. */
export function HandInWords() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const check = useCheckWords()
  const handIn = useHandInWords()
  const trouble = handIn.error ?? check.error
  return (
    <details className="judgement-history" data-testid="hand-in-words">
      <summary>{t('judgement.handIn')}</summary>
      <div className="judgement-form">
        <label htmlFor="words-text">{t('judgement.wordsText')}</label>
        <Input.TextArea
          id="words-text"
          rows={8}
          value={text}
          placeholder={EXAMPLE}
          onChange={({ target }) => {
            setText(target.value)
            check.reset()
          }}
        />
        <label htmlFor="words-reason">{t('judgement.reason')}</label>
        <Input
          id="words-reason"
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <div className="judgement-steps">
          <Button
            data-testid="words-check"
            disabled={text.trim() === ''}
            loading={check.isPending}
            onClick={() => check.mutate(text)}
          >
            {t('judgement.check')}
          </Button>
          <Button
            type="primary"
            data-testid="words-hand-in"
            disabled={check.data?.ok !== true || reason.trim() === ''}
            loading={handIn.isPending}
            onClick={() => handIn.mutate({ text, reason })}
          >
            {t('judgement.handInNow')}
          </Button>
        </div>
        {check.data !== undefined && <Found check={check.data} />}
        {trouble !== null && <TroubleNote error={trouble} />}
      </div>
    </details>
  )
}
