# Writes cases.txt, the language's specification as a table that can be read, and cases.json, the same with every number.
# The data and the formulas are here; terms, columns and numbers are what R makes of them: terms() and model.matrix() of stats,
# mkReTrms() of lme4.
#
#     Rscript packages/design/test/language/language.R && npx biome format --write packages/design/test/language
#
# Made with R 4.2.2, lme4 1.1-31, MASS 7.3-58.2.
suppressMessages({ library(lme4); library(splines); library(MASS); library(jsonlite) })
folder <- dirname(sub('^--file=', '', grep('^--file=', commandArgs(), value = TRUE)[1]))
Sys.setlocale('LC_COLLATE', 'C')

n <- 24
data <- data.frame(
  y = round(c(5.1, 3.3, 8.2, 6.4, 7.7, 2.9, 4.4, 9.1, 6.6, 5.2, 7.3, 8.8, 3.1, 4.6, 6.9, 7.2, 5.8, 6.1, 8.4, 9.9, 2.2, 4.9, 5.5, 7.0), 1),
  x = c(0.5, 1.5, 2, 3.5, 4, 5.25, 6, 7, 8.5, 9, 10, 11.5, 0.25, 1, 2.75, 3, 4.5, 5, 6.5, 7.5, 8, 9.5, 10.5, 11),
  z = c(12, 3, 7, 9, 1, 4, 8, 2, 11, 6, 5, 10, 3, 8, 2, 9, 12, 1, 7, 4, 6, 11, 10, 5),
  a = rep(c('p', 'q', 'r'), 8),
  b = rep(c('no', 'no', 'yes', 'yes'), 6),
  c = rep(c('u', 'v'), c(11, 13)),
  o = rep(c('low', 'mid', 'high', 'top'), each = 6),
  k = rep(c(10, 2, 1, 2), 6),
  l = rep(c(TRUE, FALSE, FALSE), 8),
  g = rep(1:6, each = 4),
  h = rep(c('h1', 'h2'), 12),
  id = rep(c('s10', 's9', 's8', 's1'), c(5, 7, 6, 6)),
  stringsAsFactors = FALSE
)
data[['my x']] <- data$z - 2
frame <- data
frame$o <- factor(data$o, levels = c('low', 'mid', 'high', 'top'), ordered = TRUE)
for (name in c('a', 'b', 'c', 'h', 'id')) frame[[name]] <- factor(data[[name]])

formulas <- list(
  'The intercept' = c('y ~ 1', 'y ~ x', 'y ~ 0 + x', 'y ~ x - 1', 'y ~ a', 'y ~ 0 + a', 'y ~ a - 1', 'y ~ 0 + a + b', 'y ~ 0 + x + a', 'y ~ 0 + x + a + b', 'y ~ 0 + l', 'y ~ 0 + o'),
  'Sums and interactions' = c('y ~ a + b', 'y ~ a + x', 'y ~ b + a + b', 'y ~ a:b', 'y ~ a * b', 'y ~ x * a', 'y ~ a * x', 'y ~ x * z', 'y ~ a * b * c', 'y ~ x * z * b', 'y ~ x:z', 'y ~ x:a', 'y ~ a:x:b', 'y ~ a + a:b', 'y ~ a + b:a', 'y ~ a:b + a', 'y ~ x + a:b + a'),
  'Marginality: which factor keeps all its levels' = c('y ~ 0 + a:b', 'y ~ 0 + a + a:b', 'y ~ 0 + a * b', 'y ~ 0 + a:b + a', 'y ~ b + a:b', 'y ~ a * b - a', 'y ~ a * b - b', 'y ~ a * b - a - b', 'y ~ x + x:a', 'y ~ x:a + a', 'y ~ 0 + x:a', 'y ~ 0 + x + x:a', 'y ~ 0 + a + x:a', 'y ~ a + x:a', 'y ~ a:b:c', 'y ~ a + a:b:c', 'y ~ a:b + a:c', 'y ~ b:c + a:b:c', 'y ~ a * b + a:b:c', 'y ~ 0 + a:b + b:c', 'y ~ x + a:x:b', 'y ~ l * a - 1', 'y ~ o * b - b'),
  'Nesting, powers and removal' = c('y ~ a / b', 'y ~ a / x', 'y ~ x / a', 'y ~ a / b / c', 'y ~ a / (b + x)', 'y ~ (a + b) / x', 'y ~ b %in% a', 'y ~ a + b %in% a', 'y ~ (a + b + c)^2', 'y ~ (a + x)^2', 'y ~ (a + b + x)^2 - a:b', 'y ~ (a + b + x)^3', 'y ~ a * b * x - a:b:x', 'y ~ (a + b + c)^2 - 1'),
  'Order of terms' = c('y ~ a:b + x', 'y ~ z:x + z + x', 'y ~ x:z + z + x', 'y ~ b:a + a + b', 'y ~ a + x:b + z', 'y ~ I(x^2) + x', 'y ~ c:b:a + x:z + b'),
  'Numbers' = c('y ~ log(x)', 'y ~ log(x + 1, 2)', 'y ~ log2(x) + log10(x) + log1p(x)', 'y ~ exp(-x)', 'y ~ sqrt(x) + abs(x - 5)', 'y ~ I(x^2)', 'y ~ I(x + z)', 'y ~ I(x * z / 2)', 'y ~ x + I(x^2) + I(x^3)', 'y ~ sin(2 * pi * x / 12) + cos(2 * pi * x / 12)', 'y ~ tan(x / 24)', 'y ~ I(x %% 2) + I(x %/% 2)', 'y ~ I(1 / x)', 'y ~ I(-x)', 'y ~ I(2^x / 100)', 'y ~ pmin(x, 5) + pmax(x, 5)', 'y ~ I((x - 5) * (x > 5))', 'y ~ ifelse(x > 5, x - 5, 0)', 'y ~ round(x) + floor(x) + ceiling(x)', 'y ~ `my x`', 'y ~ `my x` * a', 'log(y) ~ x', 'sqrt(y) - 1 ~ x', 'y ~ x + offset(z)', 'y ~ x + offset(log(z)) + offset(2 * x)', 'y ~ as.numeric(l) + x'),
  'Functions that learn from the data' = c('y ~ poly(x, 2)', 'y ~ poly(x, degree = 3)', 'y ~ poly(x, 2, raw = TRUE)', 'y ~ poly(x, 1)', 'y ~ poly(x, 2) * b', 'y ~ a:poly(x, 2)', 'y ~ scale(x)', 'y ~ scale(x, scale = FALSE)', 'y ~ scale(x, center = FALSE)', 'y ~ scale(x) * scale(z)', 'y ~ scale(log(x))', 'y ~ poly(log(x), 2)', 'y ~ bs(x)', 'y ~ bs(x, df = 5)', 'y ~ bs(x, knots = c(3, 6))', 'y ~ bs(x, df = 4, degree = 2)', 'y ~ bs(x, df = 5, intercept = TRUE) - 1', 'y ~ bs(x, knots = 5, Boundary.knots = c(0, 12))', 'y ~ ns(x)', 'y ~ ns(x, df = 3)', 'y ~ ns(x, knots = c(3, 6, 9))', 'y ~ ns(x, df = 3, intercept = TRUE) - 1', 'y ~ ns(x, df = 2, Boundary.knots = c(0, 12))', 'y ~ splines::ns(x, df = 2)', 'y ~ splines::bs(x, df = 4) + a', 'y ~ ns(x, df = 2) * b', 'y ~ poly(x, z, degree = 2)', 'y ~ poly(x, z, degree = 2, raw = TRUE)', 'y ~ poly(x, log(z), g, degree = 2)', 'y ~ poly(x, z, degree = 1) * b'),
  'Factors' = c('y ~ factor(k)', 'y ~ factor(k) * x', 'y ~ 0 + factor(k)', 'y ~ as.factor(k)', 'y ~ factor(a, levels = c("r", "q", "p"))', 'y ~ factor(k, labels = c("one", "two", "ten"))', 'y ~ ordered(k)', 'y ~ factor(k, ordered = TRUE)', 'y ~ o', 'y ~ o * b', 'y ~ l', 'y ~ l * x', 'y ~ a == "p"', 'y ~ x > 5', 'y ~ (x > 5) * b', 'y ~ I(x > 5 & z < 6)', 'y ~ I(x > 5 | z < 6)', 'y ~ !l', 'y ~ I(a == "q" & b == "no")', 'y ~ factor(x > 5)', 'y ~ relevel(a, ref = "q")', 'y ~ relevel(a, "r") * x', 'y ~ interaction(a, b)', 'y ~ a:factor(k)', 'y ~ cut(x, c(0, 4, 8, 12))', 'y ~ cut(x, breaks = c(0, 6, 12), labels = c("early", "late"))', 'y ~ cut(x, c(0, 6, 12), right = FALSE) * b', 'y ~ cut(x, c(-Inf, 4.25, Inf))', 'y ~ cut(x, c(-Inf, 2, 6, Inf), right = FALSE)', 'y ~ pmin(x, Inf) + pmax(-Inf, z)'),
  'Contrasts in the formula' = c('y ~ C(a, sum)', 'y ~ C(a, helmert)', 'y ~ C(a, treatment)', 'y ~ C(a, poly)', 'y ~ C(a, contr.sum)', 'y ~ C(a, contr.sdif)', 'y ~ C(a, "contr.helmert")', 'y ~ C(a, treatment, base = 2)', 'y ~ C(a, contr.treatment, base = 3)', 'y ~ C(a, contr.treatment(3, base = 2))', 'y ~ C(a, contr.treatment(3))', 'y ~ C(a, contr.sum(3))', 'y ~ C(a, contr.helmert(3)) * x', 'y ~ C(a, SAS)', 'y ~ C(a, sum) * x', 'y ~ C(a, sum) * C(b, sum)', 'y ~ x:C(a, sum)', 'y ~ C(o, treatment)', 'y ~ C(factor(k), sum)', 'y ~ C(a, sum, 1)', 'y ~ C(o, poly, 2)'),
  'Random effects' = c('y ~ x + (1 | g)', 'y ~ x + (x | g)', 'y ~ x + (1 + x | g)', 'y ~ x + (0 + x | g)', 'y ~ x + (x - 1 | g)', 'y ~ x + (1 | g) + (0 + x | g)', 'y ~ a + (a | g)', 'y ~ a + (0 + a | g)', 'y ~ x + (poly(x, 2) | g)', 'y ~ x + (I(x^2) + x | g)', 'y ~ x + (1 | g/h)', 'y ~ x + (x | g/h)', 'y ~ x + (1 | g:h)', 'y ~ x + (1 | g) + (1 | id)', 'y ~ x + (b * x | id)', 'y ~ x + (0 + a:b | id)', 'y ~ o + (o | g)', 'y ~ x + (scale(x) | id)', 'y ~ a + (0 + dummy(a, "q") | g)', 'y ~ a + (0 + dummy(b, "yes"):x | g)', 'y ~ x + (1 | a:b)', 'y ~ x + (1 | id) + (1 | id:b)', 'y ~ x + (x | g) + (0 + z | id)', 'y ~ 0 + a + (0 + l | g)')
)

contrast_cases <- list(
  list('y ~ a * b', c(a = 'contr.sum', b = 'contr.sum')),
  list('y ~ a * b', c(a = 'contr.helmert')),
  list('y ~ a + x', c(a = 'contr.sdif')),
  list('y ~ a + o', c(o = 'contr.treatment', a = 'contr.SAS')),
  list('y ~ 0 + a:x', c(a = 'contr.sum')),
  list('y ~ x + (a | g)', c(a = 'contr.sum')),
  list('y ~ 0 + a + b', c(a = 'contr.sum', b = 'contr.helmert'))
)

spelled <- function(set, intercept) paste(c(if (intercept) '1' else '0', set), collapse = ' + ')

case_of <- function(section, text, contrasts = NULL) {
  local <- frame
  for (f in names(contrasts)) contrasts(local[[f]]) <- contrasts[[f]]
  formula <- as.formula(text)
  hasBar <- section == 'Random effects' || grepl('\\| g\\)', text)
  fixed <- if (hasBar) nobars(formula) else formula
  t <- terms(fixed)
  mf <- model.frame(fixed, local)
  X <- model.matrix(t, mf)
  offset <- model.offset(mf)
  random <- NULL
  if (hasBar) {
    fr <- model.frame(subbars(formula), local)
    re <- mkReTrms(findbars(formula), fr)
    random <- lapply(seq_along(re$Ztlist), function(i) {
      Z <- as.matrix(re$Ztlist[[i]])
      q <- length(re$cnms[[i]])
      flist <- re$flist[[attr(re$flist, 'assign')[i]]]
      columns <- sapply(seq_len(n), function(r) Z[(as.integer(flist)[r] - 1) * q + seq_len(q), r])
      columns <- matrix(columns, nrow = q)
      list(group = names(re$cnms)[i], names = as.list(re$cnms[[i]]), levels = as.list(levels(flist)), columns = columns)
    })
  }
  list(
    section = section, formula = text, contrasts = as.list(contrasts),
    terms = spelled(attr(t, 'term.labels'), attr(t, 'intercept') == 1),
    columns = as.list(colnames(X)), assign = as.list(attr(X, 'assign')), X = unname(t(X)),
    offset = if (is.null(offset)) NULL else as.numeric(offset), random = random
  )
}

cases <- list()
for (section in names(formulas)) for (text in formulas[[section]]) cases[[length(cases) + 1]] <- case_of(section, text)
for (entry in contrast_cases) cases[[length(cases) + 1]] <- case_of('Contrasts by option', entry[[1]], entry[[2]])

json <- toJSON(list(data = c(as.list(data)), ordered = list(o = levels(frame$o)), cases = cases), digits = 17, auto_unbox = TRUE, null = 'null')
writeLines(json, file.path(folder, 'cases.json'))

lines <- c()
section <- ''
for (case in cases) {
  if (case$section != section) { section <- case$section; lines <- c(lines, if (length(lines)) '' , paste('##', section), '') }
  lines <- c(lines, case$formula)
  if (length(case$contrasts)) lines <- c(lines, paste0('    contrasts  ', paste(names(case$contrasts), unlist(case$contrasts), collapse = ', ')))
  lines <- c(lines, paste0('    terms      ', case$terms), paste0('    columns    ', paste(unlist(case$columns), collapse = ', ')))
  for (term in case$random) lines <- c(lines, paste0('    by ', format(term$group, width = 8), paste(unlist(term$names), collapse = ', '), '   (', length(term$levels), ' levels)'))
}
writeLines(lines, file.path(folder, 'cases.txt'))
cat(length(cases), 'cases\n')
