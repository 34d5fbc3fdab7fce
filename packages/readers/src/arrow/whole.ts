const continuation = 0xffffffff
const fileMagic = 'ARROW1'

/**
 * Whether an Arrow file ends as it begins, and the messages of a stream end where the bytes do: a stream that was cut is otherwise read
 * as one of fewer rows.
 */
export function isWhole(bytes: Uint8Array): boolean {
  const { length } = fileMagic
  if (String.fromCharCode(...bytes.subarray(0, length)) === fileMagic)
    return bytes.length > 2 * length && String.fromCharCode(...bytes.subarray(-length)) === fileMagic
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at < bytes.length) {
    if (at + 8 > bytes.length) return false
    const marked = view.getUint32(at, true) === continuation
    const size = view.getInt32(at + (marked ? 4 : 0), true)
    at += marked ? 8 : 4
    if (size === 0) return true
    if (size < 0 || at + size > bytes.length) return false
    at += size + bodyLength(view, at)
  }
  return at === bytes.length
}

/** Length of the body that follows a message: the field 3 of its flatbuffer table. */
function bodyLength(view: DataView, start: number): number {
  const table = start + view.getUint32(start, true)
  const vtable = table - view.getInt32(table, true)
  const slot = 4 + 2 * 3
  const offset = slot < view.getUint16(vtable, true) ? view.getUint16(vtable + slot, true) : 0
  return offset === 0 ? 0 : Number(view.getBigInt64(table + offset, true))
}
