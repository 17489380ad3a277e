import { AutoComplete, Form } from 'antd'
import { useTranslation } from 'react-i18next'

export type Purpose = 'flood' | 'visit' | 'drill'

interface Props {
  purpose: string
  purposes: readonly Purpose[]
  onChange(purpose: string): void
}

/** As short as a purpose may be. */
export const isPurpose = (purpose: string): boolean => purpose.trim().length >= 2

/** What a list of people is wanted for: it is written into the audit and on the sheet. */
export function PurposeField({ purpose, purposes, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Form.Item label={t('ask.purpose')} extra={t('ask.purposeHint')} required>
      <AutoComplete
        value={purpose}
        onChange={onChange}
        maxLength={200}
        placeholder={t('ask.purposeExample')}
        options={purposes.map((one) => ({ value: t(`ask.purposes.${one}`) }))}
        // What stands there already is no help, and its list would lie over the button.
        filterOption={(typed, option) => option!.value !== typed && option!.value.includes(typed)}
      />
    </Form.Item>
  )
}
