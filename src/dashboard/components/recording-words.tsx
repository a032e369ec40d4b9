import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { lengthText } from '../lib/time/format-duration.ts'

type Props = {
  readonly recording: { readonly seconds: number | null }
  /** What is to be done about it is left to a person. */
  readonly forPerson: boolean
}

/** That it is a recording and how long, and who decides on it. */
export function RecordingWords({ recording: { seconds }, forPerson }: Props) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const recording =
    seconds === null
      ? t('wall.recording')
      : t('wall.recordingOf', { length: lengthText(Math.round(seconds), language) })
  return forPerson ? t('wall.notLive', { recording }) : recording
}
