import type { JSX } from 'preact'
import { Header } from './components/header.tsx'
import { lazy } from './lazy.tsx'
import { embedded } from './learn/address.ts'
import { isChapter, opened } from './route.ts'

const Learn = lazy(() => import('./learn/learn.tsx').then((module) => module.Learn))
const Practice = lazy(() => import('./practice/practice.tsx').then((module) => module.Practice))
const Applications = lazy(() => import('./applications/applications.tsx').then((module) => module.Applications))
const Analyse = lazy(() => import('./analyse/analyse.tsx').then((module) => module.Analyse))
const Study = lazy(() => import('./study.tsx').then((module) => module.Study))

/** The page that the address names; what it fits with comes when it is opened. */
export function Page(): JSX.Element {
  return (
    <>
      {!embedded && <Header />}
      <Opened />
    </>
  )
}

function Opened(): JSX.Element {
  const name = opened.value
  if (name === 'practice') return <Practice />
  if (name === 'applications') return <Applications />
  if (name === 'analyse') return <Analyse />
  return isChapter(name) ? <Learn name={name} /> : <Study />
}
