export * from '@lmm/inference'
