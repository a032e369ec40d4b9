import { Button, Empty, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Institution } from '../../contracts/institution.ts'
import type { Account } from '../../contracts/session.ts'
import { OBJECT_KINDS, STAGES } from '../../contracts/words/vocabulary.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { Link } from '../components/link.tsx'
import { PlaceName } from '../components/place-name.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { institutionPath } from '../lib/routes.ts'
import { navigate, useSearch } from '../lib/use-path.ts'
import {
  filterIn,
  INSTITUTION_FILTERS,
  type InstitutionFilterName,
  searchOf,
} from '../register/filter.ts'
import { InstitutionForm } from '../register/institutions/institution-form.tsx'
import { ListFoot } from '../register/list-foot.tsx'
import { type FilterField, RegisterFilters } from '../register/register-filters.tsx'
import { useInstitutionList } from '../register/use-register.ts'
import '../styles/register.css'

function Row({ institution }: { readonly institution: Institution }) {
  const { t } = useTranslation()
  const { id, name, actor, creditCode, region, stages, rehearsal } = institution
  return (
    <li className="register-row plain" data-testid="institution-row">
      <span className="register-name">
        <Link href={institutionPath(id)} className="clip">
          {name}
        </Link>
        {rehearsal && <span className="tag-drill">{t('app.rehearsal')}</span>}
      </span>
      <span className="small">{t(`lookup.actors.${actor}`)}</span>
      <span className="small number">{creditCode ?? t('lookup.notRegistered')}</span>
      <span className="small">
        {stages.map((stage) => t(`words.stage.${stage}`)).join(t('app.comma'))}
        <span className="muted">
          {' '}
          <PlaceName code={region} />
        </span>
      </span>
    </li>
  )
}

function useFields(): readonly FilterField<InstitutionFilterName>[] {
  const { t } = useTranslation()
  return [
    { name: 'text', label: t('register.text'), hint: t('register.textHint') },
    { name: 'region', label: t('register.region'), pick: 'place' },
    {
      name: 'kind',
      label: t('register.kind'),
      options: OBJECT_KINDS.map((value) => ({ value, label: t(`register.kinds.${value}`) })),
    },
    {
      name: 'stage',
      label: t('register.stage'),
      options: STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) })),
    },
  ]
}

/** The institutions of the register, filtered by the address of the page. */
export function InstitutionsPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const filter = filterIn(useSearch(), INSTITUTION_FILTERS)
  const list = useInstitutionList(filter)
  const found = list.data?.pages.flatMap(({ items }) => items) ?? []
  const [adding, setAdding] = useState(false)
  const mayChange = account.may.includes('registry')
  const fields = useFields()
  useEffect(() => {
    document.title = `${t('register.institutions')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register">
      <div className="register-head">
        <h1>{t('register.institutions')}</h1>
        {mayChange && !adding && (
          <Button type="primary" onClick={() => setAdding(true)} data-testid="institution-add">
            {t('register.addInstitution')}
          </Button>
        )}
      </div>
      <WhyNot account={account} act="registry" />
      {adding && (
        <InstitutionForm
          institution={null}
          onSaved={({ id }) => navigate(institutionPath(id))}
          onCancel={() => setAdding(false)}
        />
      )}
      <RegisterFilters
        fields={fields}
        filter={filter}
        onChange={(next) => navigate(`/institutions${searchOf(next)}`, 'replace')}
      />
      {list.error !== null && (
        <TroubleNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {list.data !== undefined && found.length === 0 && (
        <Empty data-testid="institutions-empty" description={t('register.noInstitutions')} />
      )}
      <ol className="register-list">
        {found.map((institution) => (
          <Row key={institution.id} institution={institution} />
        ))}
      </ol>
      {found.length > 0 && (
        <ListFoot list={list} words={t('register.count', { count: found.length })} />
      )}
    </div>
  )
}
