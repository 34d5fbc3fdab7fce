import { render } from 'preact'
import { keepOffline } from './offline/register.ts'
import { Page } from './page.tsx'
import { language, speak } from './state/language.ts'

speak(language.value).then(() => render(<Page />, document.querySelector('#page')!))

keepOffline()
