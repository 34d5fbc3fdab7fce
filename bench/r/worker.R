# One case in R: `run <times>` comes line by line, an answer goes back. What it times: elapsed milliseconds of a run, by system.time.
arguments <- commandArgs(TRUE)
suppressPackageStartupMessages(library(lme4))
source(arguments[2])
exchange <- arguments[3]
values <- as.numeric(arguments[-(1:3)])
memory <- function(field) {
  status <- tryCatch(readLines("/proc/self/status"), error = function(e) character())
  line <- grep(paste0("^", field, ":"), status, value = TRUE)
  if (length(line) == 1) as.numeric(gsub("[^0-9]", "", line)) / 1000 else 0
}
number <- function(x) if (is.null(x) || is.na(x)) "null" else sprintf("%.17g", x)
send <- function(...) {
  fields <- c(...)
  cat("@bench {", paste0('"', names(fields), '":', fields, collapse = ","), "}\n", sep = "")
  flush(stdout())
}
# prepare() gives the data, run(data) the fit, or whatever else is made.
source(arguments[1])
data <- prepare()
invisible(gc())
try(cat("5", file = "/proc/self/clear_refs"), silent = TRUE)
send(columns = "null", resident = number(memory("VmHWM")))
peak <- NULL
input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) > 0) {
  times <- as.integer(strsplit(line, " ")[[1]][2])
  warned <- FALSE
  time <- system.time(for (i in seq_len(times)) made <- withCallingHandlers(
    run(data),
    warning = function(w) { warned <<- TRUE; invokeRestart("muffleWarning") }
  ))
  if (is.null(peak)) peak <- memory("VmHWM")
  fit <- inherits(made, "merMod")
  send(
    ms = paste0("[", number(1000 * time[["elapsed"]] / times), "]"),
    cpu = number(1000 * (time[["user.self"]] + time[["sys.self"]]) / times),
    criterion = if (fit) number(REMLcrit(made)) else if (inherits(made, "gls")) number(-2 * as.numeric(logLik(made))) else "null",
    evaluations = if (fit) number(made@optinfo$feval) else "null",
    peak = number(peak),
    remark = if (warned) '"warned"'
  )
}
