export * from '@lmm/degrees-of-freedom'
