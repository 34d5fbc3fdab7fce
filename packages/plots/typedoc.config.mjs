import { packageDocs } from '../../docs/typedoc.base.mjs'

export default packageDocs(import.meta.dirname)
