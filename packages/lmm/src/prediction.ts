export * from '@lmm/prediction'
