import { spawnSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'

/** Versions of what theirs is, in one line; null without Rscript or lme4. */
export function softwareInR(): string | null {
  const script = `
    if (!requireNamespace("lme4", quietly = TRUE)) quit(status = 1)
    version <- function(name) if (requireNamespace(name, quietly = TRUE)) paste(name, packageVersion(name))
    blas <- basename(dirname(extSoftVersion()[["BLAS"]]))
    cat(R.version.string, version("lme4"), version("data.table"), paste("BLAS", blas), sep = ", ")`
  const { status, stdout } = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' })
  return status === 0 ? stdout : null
}

/** Load average over one minute. */
export const load = (): number => loadavg()[0]!

/** Processor, cores and Node in one line. */
export function machine(): string {
  const cores = cpus()
  return `${cores[0]?.model.trim() ?? 'unknown processor'}, ${cores.length} cores, Node ${process.versions.node}`
}
