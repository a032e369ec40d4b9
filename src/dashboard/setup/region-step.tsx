import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRegionsUnder } from './use-regions-under.ts'

type Props = { readonly region: string | null; onChoose(region: string): void }

const searching = { optionFilterProp: 'label' } as const

/** A province, and a city of it, by their names. */
export function RegionStep({ region, onChoose }: Props) {
  const { t } = useTranslation()
  const province = region === null ? null : `${region.slice(0, 2)}0000`
  const provinces = useRegionsUnder(null)
  const cities = useRegionsUnder(province)
  const named = [...(cities.data ?? []), ...(provinces.data ?? [])]
  const name = named.find(({ code }) => code === region)?.name ?? region ?? ''
  return (
    <div className="setup-region">
      <label htmlFor="setup-province">{t('setup.region.province')}</label>
      <Select
        id="setup-province"
        showSearch={searching}
        loading={provinces.isPending}
        value={province}
        options={provinces.data?.map(({ code, name }) => ({ value: code, label: name })) ?? []}
        onChange={onChoose}
      />
      {province !== null && (
        <>
          <label htmlFor="setup-city">{t('setup.region.city')}</label>
          <Select
            id="setup-city"
            showSearch={searching}
            loading={cities.isPending}
            value={region}
            options={[
              { value: province, label: t('setup.region.whole') },
              ...(cities.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onChange={onChoose}
          />
          <p role="status" data-testid="setup-region-chosen">
            {t('setup.region.chosen', { name })}
          </p>
        </>
      )}
      <p className="muted small">{t('setup.region.note')}</p>
    </div>
  )
}
