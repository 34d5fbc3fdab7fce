/** What modules of the page ask of a browser when they are loaded, for tests of what they compute. */
const stand: Record<string, unknown> = {
  location: { search: '' },
  document: { documentElement: {}, title: '' },
  navigator: { language: 'en' },
  addEventListener: () => undefined,
  history: { replaceState: () => undefined },
  localStorage: { getItem: () => null, setItem: () => undefined },
}

for (const [name, value] of Object.entries(stand))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
