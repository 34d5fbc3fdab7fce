export * from '@lmm/covariance'
