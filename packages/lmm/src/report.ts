export * from '@lmm/report'
