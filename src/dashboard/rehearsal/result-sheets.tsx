import { Alert, Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import type {
  Rehearsal,
  RehearsalLeadResult,
  RehearsalSheet,
} from '../../contracts/rehearsal/rehearsal.ts'
import { ScrollBox } from '../components/scroll-box.tsx'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { lengthText } from '../lib/time/format-duration.ts'

function After({ seconds }: { readonly seconds: number | null }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  return seconds === null ? t('rehearsal.never') : lengthText(seconds, language)
}

function LeadRow({ lead }: { readonly lead: RehearsalLeadResult }) {
  const { t } = useTranslation()
  const right = lead.decision === (lead.lesson ? 'confirmed' : 'dismissed')
  return (
    <tr data-testid="rehearsal-lead" data-right={right}>
      <th scope="row">{lead.roomTitle}</th>
      <td>{t(lead.lesson ? 'rehearsal.lesson' : 'rehearsal.noLesson')}</td>
      <td>
        {t(`rehearsal.decisions.${lead.decision ?? 'none'}`)}{' '}
        <b className={right ? 'right' : 'wrong'}>
          {t(right ? 'rehearsal.right' : 'rehearsal.wrong')}
        </b>
      </td>
      <td>
        <After seconds={lead.seenAfter} />
      </td>
      <td>
        <After seconds={lead.claimedAfter} />
      </td>
      <td>
        <After seconds={lead.decidedAfter} />
      </td>
      <td>{t(`rehearsal.cuts.${lead.cut}`)}</td>
      <td className="number">{lead.points}</td>
    </tr>
  )
}

function Sheet({ sheet }: { readonly sheet: RehearsalSheet }) {
  const { t } = useTranslation()
  return (
    <section className="rehearsal-sheet" data-testid="rehearsal-sheet">
      <h4>
        {sheet.person}{' '}
        <span className="number">
          {sheet.points === null
            ? t('rehearsal.noPoints')
            : t('rehearsal.points', { points: sheet.points })}
        </span>
      </h4>
      {sheet.leads.length > 0 && (
        <ScrollBox className="wide-table" label={sheet.person}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('rehearsal.room')}</th>
                <th scope="col">{t('rehearsal.truth')}</th>
                <th scope="col">{t('rehearsal.decision')}</th>
                <th scope="col">{t('rehearsal.seen')}</th>
                <th scope="col">{t('rehearsal.claimed')}</th>
                <th scope="col">{t('rehearsal.decided')}</th>
                <th scope="col">{t('rehearsal.cut')}</th>
                <th scope="col">{t('rehearsal.score')}</th>
              </tr>
            </thead>
            <tbody>
              {sheet.leads.map((lead) => (
                <LeadRow key={lead.leadId} lead={lead} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  )
}

function Result({ one }: { readonly one: Rehearsal }) {
  const { t } = useTranslation()
  return (
    <li className="panel" data-testid="rehearsal-result">
      <h3>
        <TimeText at={one.startedAt} /> {t('rehearsal.by', { person: one.startedBy })}{' '}
        <span className="muted small">{t(`rehearsal.ends.${one.end ?? 'interrupted'}`)}</span>
      </h3>
      {one.trouble !== null && (
        <Alert type="error" showIcon title={one.trouble} data-testid="rehearsal-trouble" />
      )}
      {one.trouble === null && one.sheets.length === 0 && (
        <p className="muted small">{t('rehearsal.noSheets')}</p>
      )}
      {one.sheets.map((sheet) => (
        <Sheet key={sheet.person} sheet={sheet} />
      ))}
    </li>
  )
}

/** How earlier rehearsals went. */
export function ResultSheets({ results }: { readonly results: readonly Rehearsal[] }) {
  const { t } = useTranslation()
  return (
    <>
      <h2>{t('rehearsal.results')}</h2>
      <p className="muted small">{t('rehearsal.scoring')}</p>
      {results.length === 0 && <Empty description={t('rehearsal.noResults')} />}
      <ol className="rehearsal-results">
        {results.map((one) => (
          <Result key={one.id} one={one} />
        ))}
      </ol>
    </>
  )
}
