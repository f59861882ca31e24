# Expected values of lib/psychometrics/item-response, written from the formulas in plain R and without its shortcuts:
# the likelihood is maximised directly instead of by EM, and moments and totals are summed over every possible pattern.
suppressMessages({
  library(jsonlite)
  library(numDeriv)
})

nodes <- seq(-6, 6, length.out = 61)
prior <- dnorm(nodes) / sum(dnorm(nodes))

# Categories in columns, one row per theta.
probabilities <- function(item, theta) {
  reached <- matrix(sapply(item$b, function(b) plogis(item$a * (theta - b))), nrow = length(theta))
  reached <- cbind(1, reached, 0)
  reached[, -ncol(reached), drop = FALSE] - reached[, -1, drop = FALSE]
}
information <- function(item, theta) {
  reached <- c(1, plogis(item$a * (theta - item$b)), 0)
  slope <- item$a * reached * (1 - reached)
  sum(diff(slope)^2 / -diff(reached))
}
likelihood <- function(bank, row) {
  value <- rep(1, length(nodes))
  for (i in seq_along(bank)) if (!is.na(row[i])) value <- value * probabilities(bank[[i]], nodes)[, row[i] + 1]
  value
}
eap <- function(bank, row) {
  if (all(is.na(row))) return(list(theta = NA, se = NA))
  posterior <- prior * likelihood(bank, row)
  posterior <- posterior / sum(posterior)
  theta <- sum(nodes * posterior)
  list(theta = theta, se = sqrt(sum((nodes - theta)^2 * posterior)))
}
plain <- function(rows) lapply(seq_len(nrow(rows)), function(i) as.list(rows[i, ]))

# 1. A fixed bank with different numbers of categories.
bank <- list(
  list(a = 1.3, b = c(-1.6, -0.4, 0.7, 1.9)),
  list(a = 0.7, b = c(-2.5, 0.1)),
  list(a = 2.4, b = c(-0.3)),
  list(a = 1.8, b = c(-2.1, -1.2, 0.4, 1.1, 2.2)),
  list(a = 3.1, b = c(-0.9, 0.2, 0.8))
)
rows <- rbind(
  c(0, 0, 0, 0, 0), c(4, 2, 1, 5, 3), c(2, 1, 0, 3, 1), c(4, 0, 1, 0, 3),
  c(NA, 1, NA, 2, 2), c(3, NA, NA, NA, NA), c(NA, NA, NA, NA, NA)
)
thetas <- c(-4, -1.5, 0, 0.8, 3)
estimates <- lapply(seq_len(nrow(rows)), function(i) eap(bank, rows[i, ]))
marginal <- integrate(function(t) sapply(t, function(x) {
  i <- sum(sapply(bank, information, x))
  i / (i + 1) * dnorm(x)
}), -8, 8, rel.tol = 1e-12, subdivisions = 1000)$value

# 2. Maximum likelihood on simulated answers and on LSAT section 6 (Bock & Lieberman 1970, table of patterns).
log_likelihood <- function(par, rows, counts, thresholds) {
  start <- cumsum(c(0, thresholds + 1))
  joint <- matrix(prior, nrow(rows), length(nodes), byrow = TRUE)
  for (i in seq_along(thresholds)) {
    own <- par[start[i] + seq_len(thresholds[i] + 1)]
    reached <- rbind(1, matrix(plogis(outer(own[-1], own[1] * nodes, "+")), thresholds[i]), 0)
    p <- reached[-nrow(reached), , drop = FALSE] - reached[-1, , drop = FALSE]
    if (anyNA(p) || any(p <= 0)) return(-1e10)
    known <- !is.na(rows[, i])
    joint[known, ] <- joint[known, ] * p[rows[known, i] + 1, ]
  }
  sum(counts * log(rowSums(joint)))
}
maximise <- function(start, rows, counts, thresholds) {
  f <- function(par) -log_likelihood(par, rows, counts, thresholds)
  par <- optim(start, f, method = "BFGS", control = list(maxit = 2000, reltol = 1e-15))$par
  for (step in 1:3) par <- par - solve(hessian(f, par), grad(f, par))
  se <- sqrt(diag(solve(hessian(f, par))))
  first <- cumsum(c(0, thresholds + 1))
  items <- lapply(seq_along(thresholds), function(i) {
    own <- first[i] + seq_len(thresholds[i] + 1)
    list(
      a = signif(par[own[1]], 7), b = as.list(signif(-par[own[-1]] / par[own[1]], 7)),
      se_a = signif(se[own[1]], 6), se_d = as.list(signif(se[own[-1]], 6))
    )
  })
  list(items = items, log_likelihood = round(-f(par), 6))
}
set.seed(17)
true_bank <- list(
  list(a = 1.2, b = c(-0.8, 0.6)), list(a = 1.7, b = c(-0.3, 1.1)),
  list(a = 0.9, b = c(-1.2, 0.2)), list(a = 2.1, b = c(-0.5, 0.9))
)
people <- 300
simulated <- t(sapply(rnorm(people), function(theta) sapply(true_bank, function(item) {
  sum(runif(1) < plogis(item$a * (theta - item$b)))
})))
simulated[cbind(1:12, rep(1:4, 3))] <- NA
fit <- maximise(rep(c(1, 0.7, -0.7), 4), simulated, rep(1, people), rep(2, 4))
lsat_patterns <- c(
  "00000", "00001", "00010", "00011", "00100", "00101", "00110", "00111", "01000", "01001", "01011", "01101", "01110",
  "01111", "10000", "10001", "10010", "10011", "10100", "10101", "10110", "10111", "11000", "11001", "11010", "11011",
  "11100", "11101", "11110", "11111"
)
lsat_counts <- c(
  3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 16, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298
)
lsat_rows <- t(sapply(strsplit(lsat_patterns, ""), as.numeric))
lsat <- maximise(rep(c(1, 1), 5), lsat_rows, lsat_counts, rep(1, 5))

# 3. Fit of the true bank to the complete answers, by enumeration of all 81 patterns.
complete <- simulated[complete.cases(simulated), ]
n <- nrow(complete)
patterns <- as.matrix(expand.grid(rep(list(0:2), 4)))
first_order <- do.call(cbind, lapply(1:4, function(i) cbind(patterns[, i] == 1, patterns[, i] == 2))) * 1
pairs <- combn(4, 2)
second_order <- apply(pairs, 2, function(p) patterns[, p[1]] * patterns[, p[2]])
moments <- cbind(first_order, second_order)
pattern_probability <- function(par) {
  sapply(seq_len(nrow(patterns)), function(r) {
    value <- prior
    for (i in 1:4) {
      own <- par[(i - 1) * 3 + 1:3]
      reached <- rbind(1, plogis(outer(own[2:3], own[1] * nodes, "+")), 0)
      value <- value * (reached[patterns[r, i] + 1, ] - reached[patterns[r, i] + 2, ])
    }
    sum(value)
  })
}
observed <- colMeans(cbind(
  do.call(cbind, lapply(1:4, function(i) cbind(complete[, i] == 1, complete[, i] == 2))) * 1,
  apply(pairs, 2, function(p) complete[, p[1]] * complete[, p[2]])
))
quadratic <- function(par, free) {
  p <- pattern_probability(par)
  error <- observed - colSums(moments * p)
  xi <- crossprod(moments, moments * p) - tcrossprod(colSums(moments * p))
  delta <- jacobian(function(x) {
    full <- par
    full[free] <- x
    colSums(moments * pattern_probability(full))
  }, par[free])
  inverse <- solve(xi)
  middle <- inverse - inverse %*% delta %*% solve(t(delta) %*% inverse %*% delta) %*% t(delta) %*% inverse
  list(statistic = n * drop(t(error) %*% middle %*% error), df = ncol(moments) - length(free))
}
true_par <- unlist(lapply(true_bank, function(item) c(item$a, -item$a * item$b)))
model <- quadratic(true_par, 1:12)
shares <- sapply(1:4, function(i) c(mean(complete[, i] >= 1), mean(complete[, i] >= 2)))
none <- quadratic(unlist(lapply(1:4, function(i) c(0, qlogis(shares[, i])))), (1:12)[-c(1, 4, 7, 10)])
p <- pattern_probability(true_par)
implied <- cov.wt(patterns, p, method = "ML", cor = TRUE)$cor
residual <- cor(complete) - implied
lambda <- function(probability) {
  if (pchisq(model$statistic, model$df) <= probability) return(0)
  uniroot(function(l) pchisq(model$statistic, model$df, l) - probability, c(0, 500), tol = 1e-13)$root
}
s_x2 <- lapply(1:4, function(item) {
  totals <- rowSums(patterns)
  sum_of <- 0
  df <- -3
  for (total in 2:6) {
    group <- rowSums(complete) == total
    expected <- sapply(0:2, function(k) sum(p[totals == total & patterns[, item] == k]))
    expected <- expected / sum(expected) * sum(group)
    counts <- sapply(0:2, function(k) sum(group & complete[, item] == k))
    cells <- list()
    open <- c(0, 0)
    for (k in 1:3) {
      open <- open + c(counts[k], expected[k])
      if (open[2] >= 1) {
        cells[[length(cells) + 1]] <- open
        open <- c(0, 0)
      }
    }
    if (length(cells) > 0) cells[[length(cells)]] <- cells[[length(cells)]] + open
    if (length(cells) > 1) {
      sum_of <- sum_of + sum(sapply(cells, function(cell) (cell[1] - cell[2])^2 / cell[2]))
      df <- df + length(cells) - 1
    }
  }
  list(s_x2 = sum_of, df = df, p = pchisq(sum_of, df, lower.tail = FALSE))
})
residual_scores <- sapply(1:4, function(i) sapply(seq_len(people), function(person) {
  theta <- eap(true_bank, simulated[person, ])$theta
  simulated[person, i] - sum(0:2 * probabilities(true_bank[[i]], theta))
}))
q3 <- cor(residual_scores, use = "pairwise.complete.obs")
eigen_values <- eigen(cor(complete))$values

cat(toJSON(list(
  fixed = list(
    bank = bank, rows = plain(rows), theta = lapply(estimates, `[[`, "theta"), se = lapply(estimates, `[[`, "se"),
    thetas = thetas,
    probabilities = lapply(bank, function(item) lapply(thetas, function(t) as.list(probabilities(item, t)))),
    information = lapply(bank, function(item) lapply(thetas, function(t) information(item, t))),
    marginal_reliability = marginal
  ),
  calibration = list(rows = plain(simulated), fit = fit),
  lsat6 = list(patterns = lsat_patterns, counts = lsat_counts, fit = lsat),
  fit = list(
    bank = true_bank, people = n, c2 = signif(model$statistic, 7), df = model$df,
    null_c2 = signif(none$statistic, 7), null_df = none$df,
    rmsea = signif(sqrt(max(0, model$statistic - model$df) / (model$df * (n - 1))), 6),
    rmsea_high = signif(sqrt(lambda(0.05) / (model$df * (n - 1))), 6),
    residuals = residual[t(pairs)], s_x2 = s_x2, q3 = q3[t(pairs)], eigenvalues = eigen_values
  ),
  noncentral = list(
    x = c(10, 200, 0.5, 1000), df = c(5, 5, 2, 50), lambda = c(3, 150, 80, 900),
    cdf = mapply(pchisq, c(10, 200, 0.5, 1000), c(5, 5, 2, 50), c(3, 150, 80, 900))
  )
), digits = 15, auto_unbox = TRUE, null = "null", na = "null"))
cat("\n")
