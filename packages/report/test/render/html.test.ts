import { dyestuff2 } from '@lmm/datasets/dyestuff2'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { zh } from '@lmm/diagnostics/messages/zh'
import { describe, expect, it } from 'vitest'
import { numberColumn, summarize, table, textColumn, writeReport } from '../../src/index.ts'
import { renderHtml } from '../../src/render/html.ts'
import { fit } from '../fit.ts'

const page = (formula: string, data: Parameters<typeof fit>[1]): string =>
  renderHtml(writeReport(summarize(fit(formula, data))))

describe('HTML', () => {
  it('says everything that the document says, and closes what it opens', () => {
    const document = writeReport(summarize(fit('Yield ~ 1 + (1 | Batch)', dyestuff2)))
    const html = renderHtml(document)
    for (const { heading } of document.sections) if (heading !== null) expect(html).toContain(`<h2>${heading}</h2>`)
    for (const tag of ['section', 'table', 'tr', 'td', 'p', 'ul', 'pre', 'div', 'span', 'main', 'html'])
      expect(html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0, tag).toBe(
        html.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0,
      )
  })

  it('has nothing that a browser would request or run', () => {
    const html = page('Reaction ~ Days + (Days | Subject)', sleepstudy)
    expect(html).not.toMatch(/https?:|<script|<link|<img|src=|@import|url\(/)
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  it('keeps names as they are, whatever marks of HTML they hold', () => {
    const blocks = [table([textColumn('a<b'), numberColumn('"&"')], [["<script>'", '1']])]
    const html = renderHtml({ title: '<&>', sections: [{ heading: null, blocks }] })
    expect(html).toContain('<title>&lt;&amp;&gt;</title>')
    expect(html).toContain('<th scope="col">a&lt;b</th><th scope="col" class="number">&quot;&amp;&quot;</th>')
    expect(html).toContain('<td>&lt;script&gt;&#39;</td>')
  })

  it('aligns numbers at their decimal points', () => {
    const blocks = [table([numberColumn('x')], [['1.25'], ['300'], ['']])]
    const html = renderHtml({ title: 't', sections: [{ heading: null, blocks }] })
    expect(html.match(/<td.*<\/td>/g)).toEqual([
      '<td class="number">1.25</td>',
      '<td class="number">300<span class="pad" style="width:3ch"></span></td>',
      '<td class="number"></td>',
    ])
  })

  it('is written in Chinese with figures where asked', () => {
    const summary = summarize(fit('Reaction ~ Days + (Days | Subject)', sleepstudy))
    const html = renderHtml(writeReport(summary, { messages: zh }), { language: 'zh', figures: ['<svg></svg>'] })
    expect(html).toContain('<html lang="zh">')
    expect(html).toContain('<figure><svg></svg></figure>')
    expect(html.match(/<h2>.*<\/h2>/g)).toMatchInlineSnapshot(`
      [
        "<h2>随机效应</h2>",
        "<h2>固定效应</h2>",
        "<h2>拟合优度</h2>",
        "<h2>最优性</h2>",
      ]
    `)
  })
})
