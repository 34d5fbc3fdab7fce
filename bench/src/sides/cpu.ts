/** CPU time of this process in ms, all threads, since an earlier `process.cpuUsage()`. */
export function cpuSince(earlier: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(earlier)
  return (user + system) / 1000
}
