prepare <- function() {
  data <- sim_long(values[1], 10)
  data$z <- round(mk_lcg(20240303)(nrow(data)), 3)
  data
}
run <- function(data) lFormula(y ~ x * trt + z + (x | id), data)
