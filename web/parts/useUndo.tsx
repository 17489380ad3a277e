import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** Seconds that what was put away can be fetched back from where it is said. */
const SECONDS = 8

/** Says what is gone, with a way back. @returns (key, sentence, back) */
export function useUndo(): (key: string | number, sentence: string, back: () => void) => void {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (key, sentence, back) => {
    const undo = () => {
      message.destroy(key)
      back()
    }
    void message.open({
      key,
      duration: SECONDS,
      content: (
        <>
          {sentence}
          <Button type="link" size="small" onClick={undo}>
            {t('action.undo')}
          </Button>
        </>
      ),
    })
  }
}
