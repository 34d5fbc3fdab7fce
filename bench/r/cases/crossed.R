prepare <- function() sim_cross(values[1], values[2], values[3])
run <- function(data) lmer(y ~ 1 + (1 | user) + (1 | item), data)
