interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
interface Size {
  readonly width: number
  readonly height: number
}

interface Framed {
  /** As wide as its room and as high as the picture needs. */
  readonly frame: Box
  /** In the middle of its frame. */
  readonly picture: Box
}

const GAP = 8

/** Where one picture, or two of one size, stand on the page: all of them, nothing cut off; two beside or under each other, whichever is larger. */
export function framesOf([first, second]: readonly [Size, Size?], room: Box): Framed[] {
  const whole = frameOf(first, room)
  if (!second) return [whole]
  const width = (room.width - GAP) / 2
  const beside = [room.x, room.x + width + GAP].map((x) => frameOf(first, { ...room, x, width }))
  const upper = frameOf(first, { ...room, height: (room.height - GAP) / 2 })
  if (beside[0]!.picture.width >= upper.picture.width) return beside
  return [upper, frameOf(first, { ...room, y: room.y + upper.frame.height + GAP, height: upper.frame.height })]
}

function frameOf(picture: Size, room: Box): Framed {
  const height = Math.min(room.height, (room.width * picture.height) / picture.width)
  const width = (height * picture.width) / picture.height
  const { x, y } = room
  return { frame: { x, y, width: room.width, height }, picture: { x: x + (room.width - width) / 2, y, width, height } }
}
