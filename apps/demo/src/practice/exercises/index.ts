import type { Exercise } from '../problem.ts'
import { byHand } from './by-hand.tsx'
import { choose } from './choose.tsx'
import { covariance } from './covariance.tsx'
import { fan } from './fan.tsx'
import { recentre } from './recentre.tsx'
import { replication } from './replication.tsx'
import { sentences } from './sentences.tsx'
import { singular } from './singular.tsx'

/** In the order of the lessons. */
export const exercises: readonly Exercise[] = [
  covariance,
  byHand,
  fan,
  choose,
  singular,
  replication,
  recentre,
  sentences,
]
