# Refits lmer cases with the lme4 that is installed here, and says how far it is from the stored numbers.
#
#   Rscript packages/reference/scripts/refit.R [case ...]      without names: every lmer case
#
# Needs lme4, minqa and jsonlite. Columns: difference of the criterion; largest differences of beta (in standard errors) and of
# theta. lme4 stops where its optimizer is content, so that the criterion may lie a little above the polished optimum, never below.
suppressPackageStartupMessages({ library(lme4); library(jsonlite) })

script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
home <- normalizePath(file.path(dirname(script), ".."))

read_data <- function(case) {
  factors <- case$data$factors
  path <- file.path(home, case$data$csv)
  header <- names(read.csv(path, nrows = 1, check.names = FALSE))
  classes <- ifelse(header %in% names(factors), "character", NA)
  data <- read.csv(path, colClasses = classes, check.names = FALSE, strip.white = FALSE)
  for (name in intersect(header, names(factors)))
    data[[name]] <- factor(data[[name]], levels = unlist(factors[[name]]$levels), ordered = factors[[name]]$ordered)
  data
}

tight <- lmerControl(
  optimizer = "bobyqa", optCtrl = list(rhobeg = 0.02, rhoend = 1e-9, maxfun = 1e5),
  check.conv.grad = "ignore", check.conv.singular = "ignore", check.conv.hess = "ignore"
)

refit <- function(name) {
  case <- fromJSON(file.path(home, "cases", paste0(name, ".json")), simplifyDataFrame = FALSE)
  if (case$type != "lmer") return(invisible())
  options(contrasts = unlist(case$contrasts_option))
  data <- read_data(case)
  arguments <- list(as.formula(case$formula), data = data, REML = case$REML, control = tight)
  if (!is.null(case$weights)) arguments$weights <- data[[case$weights]]
  if (!is.null(case$contrasts_requested)) arguments$contrasts <- as.list(case$contrasts_requested)
  # the default first: the tight optimizer starts from its theta
  start <- suppressWarnings(suppressMessages(do.call(lmer, modifyList(arguments, list(control = lmerControl())))))
  model <- suppressWarnings(suppressMessages(do.call(lmer, c(arguments, list(start = getME(start, "theta"))))))
  fit <- case$fit
  cat(sprintf("%-26s %10.2e %10.2e %10.2e\n", name,
    -2 * as.numeric(logLik(model)) - fit$criterion,
    max(abs(fixef(model) - fit$beta$values) / fit$se),
    max(abs(getME(model, "theta") - fit$theta$values))))
}

names <- commandArgs(trailingOnly = TRUE)
if (length(names) == 0) names <- sub("[.]json$", "", sort(list.files(file.path(home, "cases"))))
cat(sprintf("%-26s %10s %10s %10s\n", paste("lme4", packageVersion("lme4")), "criterion", "beta / se", "theta"))
for (name in names) refit(name)
