import type { ComponentChildren, JSX } from 'preact'

/** What is wider than the page scrolls within it, by key too. */
export function Scrolls({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section class="scrolls" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
