# Expected values for tests/unit/psychometrics/agreement, written out in base R and, for the ICC family, from psych:
# Rscript tests/golden/r/agreement.R > tests/golden/r/agreement.json
library(jsonlite)
suppressMessages(library(psych))

# McGraw & Wong (1996), table 7, ICC(A,1) and ICC(A,k), from the mean squares of aov.
agreementInterval <- function(x, p = .975) {
  n <- nrow(x); k <- ncol(x)
  long <- data.frame(y = as.vector(x), target = factor(row(x)), judge = factor(col(x)))
  ms <- summary(aov(y ~ target + judge, long))[[1]][["Mean Sq"]]
  B <- ms[1]; J <- ms[2]; E <- ms[3]
  rho <- (B - E) / (B + (k - 1) * E + k * (J - E) / n)
  a <- k * rho / (n * (1 - rho)); b <- 1 + k * rho * (n - 1) / (n * (1 - rho))
  v <- (a * J + b * E)^2 / ((a * J)^2 / (k - 1) + (b * E)^2 / ((n - 1) * (k - 1)))
  low <- qf(p, n - 1, v); high <- qf(p, v, n - 1)
  list(meanSquares = ms,
    single = c(n * (B - low * E) / (low * (k * J + (k * n - k - n) * E) + n * B),
      n * (high * B - E) / (k * J + (k * n - k - n) * E + n * high * B)),
    mean = c(n * (B - low * E) / (low * (J - E) + n * B), n * (high * B - E) / (J - E + n * high * B)))
}
family <- function(x) {
  icc <- suppressWarnings(ICC(x, lmer = FALSE))$results
  list(ratings = x, forms = c("icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k"), value = icc$ICC,
    lower = icc[["lower bound"]], upper = icc[["upper bound"]], agreement = agreementInterval(x))
}
shroutFleiss <- matrix(c(9,2,5,8, 6,1,3,2, 8,4,6,8, 7,1,2,6, 10,5,6,9, 6,2,4,7), 6, byrow = TRUE)
set.seed(31)
many <- round(matrix(rnorm(24 * 7), 24) + rnorm(24, 3, 1.2) + rep(rnorm(7, 0, .4), each = 24))
many[] <- pmin(6, pmax(0, many))
unlike <- matrix(c(1,5,3, 4,2,3, 2,4,2, 3,1,4), 4, byrow = TRUE)

# Five people rate four items of seven points.
items <- list(c(4, 5, 6, 5, 5), c(4, 4, 3, 4, 4), c(1, 7, 1, 7, 4), c(2, 2, 2, 2, 2))
uniform <- (7^2 - 1) / 12
v <- sapply(items, var)
j <- function(m, k) k * (1 - m) / (k * (1 - m) + m)
cat(toJSON(list(
  madeWith = paste(R.version.string, "psych", packageVersion("psych")),
  icc = list(shroutFleiss = family(shroutFleiss), many = family(many), unlike = family(unlike)),
  items = items,
  rwgUniform = 1 - v / uniform,
  rwgSkewed = 1 - v / 2.9,
  rwgJ = j(mean(v[c(1, 2, 4)]) / uniform, 3),
  rwgJSkewed = j(mean(v[c(1, 2, 4)]) / 2.9, 3),
  averageDeviation = sapply(items, function(x) mean(abs(x - mean(x)))),
  leaveOneOut = sapply(1:7, function(r) cor(many[, r], rowMeans(many[, -r])))
), digits = I(15), auto_unbox = TRUE, null = "null"), "\n")
