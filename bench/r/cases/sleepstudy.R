prepare <- function() sleepstudy
run <- function(data) lmer(Reaction ~ Days + (Days | Subject), data)
