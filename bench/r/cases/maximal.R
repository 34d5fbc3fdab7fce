prepare <- function() read.csv(file.path(exchange, "maximal.csv"), stringsAsFactors = TRUE)
run <- function(data) lmer(y ~ a * b * c + (a * b * c | subject) + (a * b * c | item), data)
