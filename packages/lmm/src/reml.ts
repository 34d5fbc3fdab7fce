export * from '@lmm/reml'
