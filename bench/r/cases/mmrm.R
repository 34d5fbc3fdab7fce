suppressPackageStartupMessages(library(nlme))
prepare <- function() {
  data <- read.csv(file.path(exchange, "mmrm.csv"), stringsAsFactors = TRUE)
  data$place <- as.integer(data$visit)
  data
}
run <- function(data) gls(
  y ~ arm * visit, data,
  correlation = corSymm(form = ~ place | id), weights = varIdent(form = ~ 1 | visit)
)
