import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

type Props = {
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    fetchNextPage(): unknown
  }
  /** How many are shown. */
  readonly words: string
}

/** How many are shown, and the next page. */
export function ListFoot({ list, words }: Props) {
  const { t } = useTranslation()
  return (
    <footer className="records-foot">
      <span className="muted small">{words}</span>
      {list.hasNextPage ? (
        <Button
          onClick={() => void list.fetchNextPage()}
          loading={list.isFetchingNextPage}
          data-testid="register-more"
        >
          {t('register.more')}
        </Button>
      ) : (
        <span className="muted small">{t('records.end')}</span>
      )}
    </footer>
  )
}
