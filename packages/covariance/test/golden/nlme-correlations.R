# Correlation matrices of nlme's corStruct classes: Rscript nlme-correlations.R > nlme-correlations.json
library(nlme)
library(jsonlite)
line <- data.frame(x = c(0, 1.5, 2, 7.25, 11))
plane <- data.frame(x = c(0, 1, 2.5, 0.3, 4), y = c(0, 0.2, 1, 3, 2))
steps <- data.frame(t = c(1L, 2L, 3L, 5L, 9L))
of <- function(structure, options, parameters, object, data) {
  list(structure = structure, options = options, parameters = parameters, coordinates = unname(as.list(data)),
       matrix = corMatrix(Initialize(object, data)))
}
none <- setNames(list(), character(0))
nugget <- list(nugget = TRUE)
spatial <- function(name, class, parameters, formula, data)
  of(name, if (length(parameters) > 1) nugget else none, parameters,
     class(parameters, form = formula, nugget = length(parameters) > 1), data)
acf <- function(phi, theta, data) {
  rho <- ARMAacf(ar = phi, ma = theta, lag.max = max(data$t))
  list(structure = "arma", options = list(p = length(phi), q = length(theta)), parameters = c(phi, theta),
       coordinates = unname(as.list(data)), matrix = matrix(rho[abs(outer(data$t, data$t, "-")) + 1], nrow(data)))
}
cases <- list(
  spatial("exp", corExp, 3, ~ x, line), spatial("exp", corExp, c(3, 0.2), ~ x, line),
  spatial("exp", corExp, 2, ~ x + y, plane), spatial("exp", corExp, c(2, 0.3), ~ x + y, plane),
  spatial("gau", corGaus, 3, ~ x, line), spatial("gau", corGaus, c(2, 0.3), ~ x + y, plane),
  spatial("spher", corSpher, 6, ~ x, line), spatial("spher", corSpher, c(2.5, 0.3), ~ x + y, plane),
  spatial("lin", corLin, 6, ~ x, line), spatial("lin", corLin, c(6, 0.1), ~ x, line),
  spatial("ratio", corRatio, 3, ~ x, line), spatial("ratio", corRatio, c(2, 0.3), ~ x + y, plane),
  of("car1", none, 0.7, corCAR1(0.7, form = ~ x), line),
  of("ar1", none, -0.6, corAR1(-0.6, form = ~ t), steps),
  of("cs", none, -0.1, corCompSymm(-0.1, form = ~ t), steps),
  of("arma", list(p = 1, q = 1), c(0.8, -0.4), corARMA(c(0.8, -0.4), form = ~ t, p = 1, q = 1), steps),
  of("arma", list(p = 2, q = 0), c(0.5, 0.3), corARMA(c(0.5, 0.3), form = ~ t, p = 2), steps),
  of("arma", list(p = 0, q = 2), c(0.5, 0.2), corARMA(c(0.5, 0.2), form = ~ t, q = 2), steps),
  of("arma", list(p = 2, q = 1), c(0.9, -0.4, 0.6), corARMA(c(0.9, -0.4, 0.6), form = ~ t, p = 2, q = 1), steps),
  # nlme's are those of no ARMA process where q > p > 0; these are by stats::ARMAacf
  acf(-0.5, c(0.4, 0.1, -0.3), steps), acf(c(0.5, -0.3), c(0.4, -0.2, 0.3), steps),
  of("cor", none, c(0.5, -0.2, 0.1, 0.3, 0.4, -0.3), corSymm(c(0.5, -0.2, 0.1, 0.3, 0.4, -0.3), form = ~ 1), steps[1:4, , drop = FALSE])
)
cat(toJSON(list(software = paste("nlme", packageVersion("nlme")), cases = cases), digits = NA, auto_unbox = TRUE, pretty = FALSE))
