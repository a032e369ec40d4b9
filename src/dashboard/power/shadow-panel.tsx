import { useTranslation } from 'react-i18next'
import { ScrollBox } from '../components/scroll-box.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { lengthText } from '../lib/time/format-duration.ts'
import { useShadow } from './use-power.ts'

const COUNTS = ['cases', 'agreed', 'disagreed', 'undecided', 'notCut'] as const

/** What the machine would have cut, and how often people disagreed: the ground on which a region is switched on. */
export function ShadowPanel() {
  const { t } = useTranslation()
  const { language, say } = useLanguage()
  const shadow = useShadow()
  const groups = shadow.data?.groups ?? []
  const wrong = shadow.data?.wrong
  return (
    <section className="panel shadow-panel" data-testid="shadow-panel">
      <h2>{t('power.shadow')}</h2>
      <p className="muted">{t('power.shadowLead')}</p>
      {shadow.isError && <TroubleNote error={shadow.error} onRetry={() => void shadow.refetch()} />}
      {shadow.data !== undefined && groups.length === 0 && <p>{t('power.shadowEmpty')}</p>}
      {wrong !== undefined && wrong.count > 0 && (
        <p data-testid="wrong-tally">
          {t('power.wrongTally', { ...wrong, time: lengthText(wrong.seconds, language) })}
        </p>
      )}
      {groups.length > 0 && (
        <ScrollBox className="judgement-scroll" label={t('power.shadow')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('power.region')}</th>
                <th scope="col">{t('power.rule')}</th>
                <th scope="col">{t('power.subject')}</th>
                {COUNTS.map((name) => (
                  <th key={name} scope="col" className="number">
                    {t(`power.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <tr
                  key={`${group.region} ${group.rule} ${group.subject}`}
                  data-testid="shadow-group"
                >
                  <td>{group.regionName}</td>
                  <td>
                    {say(group.ruleName)} <code>{group.rule}</code>
                  </td>
                  <td>
                    {group.subject === null
                      ? t('app.unknown')
                      : t(`words.subject.${group.subject}`)}
                  </td>
                  {COUNTS.map((name) => (
                    <td
                      key={name}
                      className={`number${name === 'disagreed' && group[name] > 0 ? ' field-error' : ''}`}
                    >
                      {group[name]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  )
}
