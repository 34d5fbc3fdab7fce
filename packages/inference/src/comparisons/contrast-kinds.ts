import { contrastCoding } from '@lmm/design'
import { say } from '../say.ts'

/** A comparison of means: a label and a weight for each mean of a group. */
export interface MeansContrast {
  readonly label: string
  readonly weights: readonly number[]
}

/** Kinds of contrasts of means by name. */
export type ContrastKind = 'pairwise' | 'control' | 'consecutive' | 'polynomial'

/** All kinds of contrasts, by name. */
export const contrastKinds: readonly ContrastKind[] = ['pairwise', 'control', 'consecutive', 'polynomial']

/** The contrasts of a kind among means with these labels; `separator` stands between two of them. */
export function contrastsOfKind(
  kind: ContrastKind,
  labels: readonly string[],
  control: string | undefined,
  separator: ' - ' | ' / ',
): MeansContrast[] {
  const k = labels.length
  const difference = (first: number, second: number): MeansContrast => ({
    label: `${labels[first]}${separator}${labels[second]}`,
    weights: labels.map((_, i) => (i === first ? 1 : i === second ? -1 : 0)),
  })
  switch (kind) {
    case 'pairwise':
      return labels.flatMap((_, i) => labels.slice(i + 1).map((_, j) => difference(i, i + 1 + j)))
    case 'consecutive':
      return labels.slice(1).map((_, i) => difference(i + 1, i))
    case 'control': {
      const at = control === undefined ? 0 : labels.indexOf(control)
      if (at < 0) throw say.error('inference/unknown-level', { level: control!, known: labels })
      return labels.flatMap((_, i) => (i === at ? [] : [difference(i, at)]))
    }
    case 'polynomial': {
      const { matrix, suffixes } = contrastCoding('poly', labels, {})
      const names = ['linear', 'quadratic', 'cubic', 'quartic']
      return suffixes.map((_, c) => ({
        label: names[c] ?? `degree ${c + 1}`,
        weights: Array.from({ length: k }, (_, i) => matrix[i]![c]!),
      }))
    }
    default:
      throw say.error('inference/invalid-option', {
        option: 'contrasts',
        found: String(kind),
        expected: contrastKinds,
      })
  }
}
