export * from '@lmm/design'
