/** Linear red, green and blue, 0 to 1. */
export type Linear = readonly [number, number, number]

/**
 * What each eye makes of linear RGB. Source: Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of
 * color vision deficiency, IEEE TVCG 15, 1291-1298, severity 1.
 */
const eyes = {
  anyone: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const

export function seenBy(eye: keyof typeof eyes, hex: string): Linear {
  return times(eyes[eye], linear(hex)).map((value) => Math.min(1, Math.max(0, value))) as unknown as Linear
}

/** WCAG contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [a, b].map((hex) => luminance(linear(hex))).sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

/** Distance in CIE L*a*b* (D65); about 2 is just noticeable. */
export function difference(a: Linear, b: Linear): number {
  const [p, q] = [lab(a), lab(b)]
  return Math.hypot(...p.map((value, i) => value - q[i]!))
}

function linear(hex: string): Linear {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const luminance = ([r, g, b]: Linear): number => 0.2126 * r + 0.7152 * g + 0.0722 * b

function lab(colour: Linear): number[] {
  const xyz = times([0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505], colour)
  const [x, y, z] = xyz.map((value, i) => {
    const t = value / [0.95047, 1, 1.08883][i]!
    return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116
  })
  return [116 * y! - 16, 500 * (x! - y!), 200 * (y! - z!)]
}

const times = (matrix: readonly number[], [r, g, b]: Linear): number[] =>
  [0, 3, 6].map((at) => matrix[at]! * r + matrix[at + 1]! * g + matrix[at + 2]! * b)
