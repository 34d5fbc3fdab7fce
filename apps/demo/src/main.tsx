import { render } from 'preact'
import { Page } from './page.tsx'
import { language, speak } from './state/language.ts'

speak(language.value).then(() => render(<Page />, document.querySelector('#page')!))
