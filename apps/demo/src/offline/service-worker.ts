import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'

/** Every file of the page with its revision; the build puts the list here. */
declare const files: PrecacheEntry[]

cleanupOutdatedCaches()
precacheAndRoute(files, { ignoreURLParametersMatching: [/.*/], directoryIndex: 'index.html' })
