/** A view of theta from one element to another, made once a theta: it is asked for by every pair of rows. */
export function thetaView(from: number, to: number): (theta: Float64Array) => Float64Array {
  let whole: Float64Array | null = null
  let view: Float64Array = new Float64Array(0)
  return (theta) => {
    if (theta !== whole) {
      whole = theta
      view = theta.subarray(from, to)
    }
    return view
  }
}
