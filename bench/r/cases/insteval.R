prepare <- function() InstEval
run <- function(data) lmer(y ~ service + (1 | s) + (1 | d) + (1 | dept:service), data)
