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

/**
 * Where a picture stands on the page: all of it, nothing cut off at its sides.
 * @returns `frame`, as wide as the room and as high as the picture needs, and `picture`, in the middle of it
 */
export function frameOf(picture: Size, room: Box): { frame: Box; picture: Box } {
  const height = Math.min(room.height, (room.width * picture.height) / picture.width)
  const width = (height * picture.width) / picture.height
  const { x, y } = room
  return { frame: { x, y, width: room.width, height }, picture: { x: x + (room.width - width) / 2, y, width, height } }
}
