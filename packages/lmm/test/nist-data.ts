import { readFileSync } from 'node:fs'

/** One set of the NIST StRD for the analysis of variance. */
export interface NistSet {
  readonly name: string
  /** Level of each row. */
  readonly treatment: readonly string[]
  /** Response of each row, as NIST prints it. */
  readonly y: readonly string[]
  /** Certified values as NIST prints them. */
  readonly certified: { readonly between: string; readonly within: string; readonly F: string }
}

/**
 * All eleven sets: the observed ones from their files, SmLs01 to SmLs09 by their definition (Simon & Lesage 1989), which
 * gives the rows of NIST's files character by character.
 */
export function nistSets(): NistSet[] {
  return rowsOf('certified.csv').map(([name, generated, between, within, F]) => {
    const certified = { between: between!, within: within!, F: F! }
    if (generated === '') return { name: name!, ...observed(name!), certified }
    const [digits, replicates] = generated!.split(' ')
    return { name: name!, ...simonLesage(digits!, Number(replicates)), certified }
  })
}

function observed(name: string): Pick<NistSet, 'treatment' | 'y'> {
  const rows = rowsOf(`${name}.csv`)
  return { treatment: rows.map((row) => row[0]!), y: rows.map((row) => row[1]!) }
}

/** y_ij = digits + 0.4 + d_i + d_j with d = 0, -0.1, 0.1, -0.1, 0.1 ... */
function simonLesage(digits: string, replicates: number): Pick<NistSet, 'treatment' | 'y'> {
  const tenths = (k: number): number => (k === 1 ? 0 : k % 2 === 0 ? -1 : 1)
  const treatment: string[] = []
  const y: string[] = []
  for (let i = 1; i <= 9; i++)
    for (let j = 1; j <= replicates; j++) {
      treatment.push(`${i}`)
      y.push(`${digits}.${4 + tenths(i) + tenths(j)}`)
    }
  return { treatment, y }
}

function rowsOf(file: string): string[][] {
  const text = readFileSync(new URL(`../../reference/data/nist/${file}`, import.meta.url), 'utf8')
  const [, ...lines] = text.trimEnd().split('\n')
  return lines.map((line) => line.split(','))
}
