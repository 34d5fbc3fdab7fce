prepare <- function() {
  n <- values[1]
  subjects <- unique(as.character(sleepstudy$Subject))
  list(
    fit = lmer(Reaction ~ Days + (Days | Subject), sleepstudy),
    rows = data.frame(
      Days = (seq_len(n) - 1) %% 10,
      Subject = factor(subjects[(seq_len(n) - 1) %% length(subjects) + 1], levels = levels(sleepstudy$Subject))
    )
  )
}
run <- function(data) predict(data$fit, data$rows)
