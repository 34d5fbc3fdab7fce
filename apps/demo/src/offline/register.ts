/** Whether this is the built page; the build puts the answer here. */
declare const BUILT: boolean

/** Keeps the page for when there is no network; where that is not possible the page is the same without. */
export function keepOffline(): void {
  if (!BUILT || !('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    navigator.serviceWorker.register('./service-worker.js').catch(() => undefined)
  })
}
