/** Style of a page: system fonts, light and dark, tables that scroll within narrow windows and print well. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1b1b1f; --soft: #5b5b66; --line: #d5d5dc; --code: #f3f3f6; --page: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ee; --soft: #a9a9b6; --line: #3d3d48; --code: #26262e; --page: #17171c } }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem }
pre { background: var(--code); padding: 0.6rem 0.8rem; border-radius: 4px; white-space: pre-wrap }
.scroll { overflow-x: auto }
table { border-collapse: collapse; margin: 0.5rem 0 1rem; font-variant-numeric: tabular-nums lining-nums }
th, td { padding: 0.2rem 0.75rem; text-align: left; white-space: nowrap }
th { color: var(--soft); font-weight: 600; border-bottom: 1px solid var(--line) }
.number { text-align: right }
.pad { display: inline-block }
figure { margin: 2rem 0; overflow-x: auto }
@media print { body { font-size: 11px } }
`
