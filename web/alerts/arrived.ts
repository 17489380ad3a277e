import { create } from 'zustand'
import type { AlertSummary } from '../../api/contract/alerts.ts'

/** As many of the latest are kept. */
const KEPT = 6

/** Alerts that came in while this page is open, the latest first. */
export const useArrived = create<{ alerts: readonly AlertSummary[] }>()(() => ({ alerts: [] }))

export function noteArrived(alert: AlertSummary): void {
  useArrived.setState(({ alerts }) => ({ alerts: [alert, ...alerts.filter(({ id }) => id !== alert.id)].slice(0, KEPT) }))
}
