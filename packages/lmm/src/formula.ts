export * from '@lmm/formula'
