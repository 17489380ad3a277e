import { useEffect, useState } from 'react'
import { useView } from '../view.ts'

/** Hour and minute, changing as the minute does, and the day. */
export function WallClock() {
  const language = useView((view) => view.language)
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), 60_000 - (now.getTime() % 60_000) + 20)
    return () => clearTimeout(timer)
  }, [now])
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  return (
    <p className="wall-clock">
      <time dateTime={now.toISOString()}>{new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(now)}</time>
      <span>{new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', weekday: 'long' }).format(now)}</span>
    </p>
  )
}
