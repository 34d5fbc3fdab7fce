import type { Recipe } from './engine/recipe.ts'

const [store, key] = ['recipes', 'latest']

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('lmm-analyse', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function within<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    const database = await opened()
    return await new Promise<T>((resolve, reject) => {
      const request = use(database.transaction(store, mode).objectStore(store))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  } catch {
    // A browser that keeps nothing, as in a private window: the table lasts as long as the page.
    return null
  }
}

/** Keeps the table in this browser, the file included. */
export const keepRecipe = (recipe: Recipe): Promise<unknown> => within('readwrite', (all) => all.put(recipe, key))

/** The table that was looked at last; null where there is none. */
export const keptRecipe = (): Promise<Recipe | null> =>
  within('readonly', (all) => all.get(key) as IDBRequest<Recipe | undefined>).then((found) => found ?? null)
