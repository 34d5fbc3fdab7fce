/// <reference types="vite/client" />

/** Keeps the page for when there is no network; where that is not possible the page is the same without. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    navigator.serviceWorker.register('./service-worker.js').catch(() => undefined)
  })
}
