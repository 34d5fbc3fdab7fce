prepare <- function() file.path(exchange, "csv-1e6.csv")
run <- if (requireNamespace("data.table", quietly = TRUE)) {
  function(path) data.table::fread(path, nThread = 1)
} else {
  function(path) read.csv(path)
}
