prepare <- function() sim_long(values[1], values[2])
run <- function(data) lmer(y ~ x * trt + (x | id), data)
