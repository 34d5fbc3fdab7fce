# Fits random models to random data with lme4, each with three optimizers at tight tolerances, and writes data and results to a folder:
#   Rscript random-models.R FOLDER COUNT
suppressMessages({library(lme4); library(jsonlite)})
arguments <- commandArgs(TRUE); folder <- arguments[1]; count <- as.integer(arguments[2])
set.seed(42)
formulas <- c("y ~ x + (x | g)", "y ~ x + f + (x || g)", "y ~ x * f + (x + z | g)", "y ~ x + (1 | g) + (0 + z | g)", "y ~ f + (0 + f | g)",
  "y ~ x + (x | g) + (1 | h)", "y ~ f + x + (1 | g) + (1 | h)", "y ~ x + (1 | g/sub)", "y ~ 0 + f + z + (z | g) + (z | h)",
  "y ~ poly(x, 2) + (1 | g) + (1 | h) + (1 | sub)")
optimizers <- list(bobyqa = list(rhoend = 1e-10, maxfun = 1e5), Nelder_Mead = list(maxfun = 1e5, FtolAbs = 1e-12, FtolRel = 1e-15, XtolRel = 1e-12),
  nloptwrap = list(xtol_abs = 1e-12, ftol_abs = 1e-12, maxeval = 1e5))

simulate <- function() {
  groups <- sample(c(3, 5, 8, 20, 60), 1); size <- sample(2:12, 1)
  g <- rep(seq_len(groups), pmax(1, rpois(groups, size))); n <- length(g)
  x <- rnorm(n) * 10^sample(-2:2, 1) + sample(c(0, 5, 100), 1); z <- rnorm(n)
  f <- factor(sample(letters[1:3], n, TRUE)); h <- factor(sample(seq_len(sample(3:9, 1)), n, TRUE)); sub <- factor(paste0(g, ".", sample(1:3, n, TRUE)))
  b <- cbind(rnorm(groups) * sample(c(0, .1, 1, 5), 1), rnorm(groups) * sample(c(0, .1, 1), 1) / sd(x), rnorm(groups) * sample(c(0, .5), 1))
  y <- 10 + x / sd(x) + as.integer(f) + b[g, 1] + b[g, 2] * (x - mean(x)) + b[g, 3] * z + rnorm(nlevels(h))[h] * sample(c(0, 1), 1) + rnorm(n)
  data.frame(y = y, x = x, z = z, f = f, g = factor(g), h = h, sub = sub, w = runif(n, .2, 3))
}

minimum <- function(model, reml) if (reml) REMLcrit(model) else deviance(model)

fit <- function(data, formula, reml, weighted) {
  best <- NULL
  for (name in names(optimizers)) {
    control <- lmerControl(optimizer = name, optCtrl = optimizers[[name]], calc.derivs = FALSE, check.conv.singular = "ignore")
    model <- suppressWarnings(suppressMessages(
      if (weighted) lmer(as.formula(formula), data, REML = reml, weights = w, control = control)
      else lmer(as.formula(formula), data, REML = reml, control = control)))
    if (is.null(best) || minimum(model, reml) < minimum(best, reml)) best <- model
  }
  best
}

results <- lapply(seq_len(count), function(k) {
  data <- simulate(); formula <- formulas[(k - 1) %% length(formulas) + 1]; reml <- k %% 3 != 0; weighted <- k %% 4 == 0
  write.csv(data, file.path(folder, paste0(k, ".csv")), row.names = FALSE)
  base <- list(case = k, formula = formula, reml = reml, weighted = weighted)
  tryCatch({
    model <- fit(data, formula, reml, weighted)
    c(base, list(criterion = minimum(model, reml), sigma = sigma(model) / sd(data$y), beta = as.list(fixef(model)), singular = isSingular(model)))
  }, error = function(e) c(base, list(error = conditionMessage(e))))
})
write_json(results, file.path(folder, "results.json"), digits = NA, auto_unbox = TRUE)
