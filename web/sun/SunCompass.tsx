/** Where the sun stands: north up, the horizon the rim, straight overhead the middle. */
export function SunCompass({ azimuth, altitude, label }: { azimuth: number; altitude: number; label: string }) {
  const turn = (azimuth * Math.PI) / 180
  const out = (1 - Math.max(altitude, 0) / 90) * 30
  const [x, y] = [40 + Math.sin(turn) * out, 40 - Math.cos(turn) * out]
  return (
    <svg className="sun-compass" viewBox="0 0 80 80" role="img" aria-label={label}>
      <circle cx="40" cy="40" r="30" />
      <circle cx="40" cy="40" r="15" className="faint" />
      <path d="M40 6v6M40 68v6M6 40h6M68 40h6" />
      <path className="arm" d={`M40 40L${x} ${y}`} />
      <circle className={altitude > 0 ? 'sun' : 'sun down'} cx={x} cy={y} r="6" />
    </svg>
  )
}
