# The first fit of a new process; the data are read before.
load <- system.time(suppressPackageStartupMessages(library(lme4)))[["elapsed"]]
source(commandArgs(TRUE)[1])
data <- prepare()
fit <- system.time(made <- run(data))
status <- tryCatch(readLines("/proc/self/status"), error = function(e) character())
peak <- sum(as.numeric(gsub("[^0-9]", "", grep("^VmHWM:", status, value = TRUE)))) / 1000
cat(sprintf(
  '@bench {"ms":[%.17g],"cpu":%.17g,"load":%.17g,"criterion":%.17g,"evaluations":%d,"peak":%.17g}\n',
  1000 * fit[["elapsed"]], 1000 * (fit[["user.self"]] + fit[["sys.self"]]), 1000 * load, REMLcrit(made), made@optinfo$feval, peak
))
