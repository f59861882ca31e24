# Expected values for tests/unit/job-analysis: weights, their variants and uncertainty, and orders under other weights.
# Rscript tests/golden/r/weights.R > tests/golden/r/weights.json
library(jsonlite)

steps <- data.frame(
  frequency = c(6, 4.5, 3, 1, 5),
  loss = c(1, 3, 2, 4, 0),
  gain = c(3, 2.5, 1, 0, 2)
)
relevance <- rbind(
  c(0, 1, 3, 2, 0, 0), c(3, 0, 0.5, 0, 1, 2), c(1, 2, 2, 1, 0, 0), c(2, 0, 0, 0, 3, 3), c(0, 0, 3, 1, 1, 0)
)
duties <- c("arrival", "transaction", "arrival", "problem", "arrival")
rates <- c(4.2, 1.1, 0.3, 0.001, 2)

shares <- function(demand) demand / sum(demand)
criticality <- function(s, alpha, impact = pmax(s$loss, s$gain)) {
  ifelse(s$frequency == 0 | impact == 0, 0, (s$frequency / 6)^alpha * (impact / 4)^(1 - alpha))
}
importance <- criticality(steps, 0.5)
by_duty <- Reduce(`+`, lapply(unique(duties), function(d) {
  i <- duties == d
  mean(importance[i]) * colSums(importance[i] * relevance[i, , drop = FALSE]) / sum(importance[i])
}))

# Nine raters: trimmed means, and links that fewer than 60 % see.
set.seed(20)
raters <- 9
rating <- function(top) matrix(sample(0:top, raters * 5, replace = TRUE), raters)
frequency <- rating(6); loss <- rating(4); gain <- rating(4)
links <- lapply(1:6, function(s) rating(3))
typical <- function(x) if (length(x) >= 8) mean(x, trim = 0.2) else mean(x)
weights_of <- function(rows) {
  s <- data.frame(
    frequency = apply(frequency[rows, ], 2, typical),
    loss = apply(loss[rows, ], 2, typical),
    gain = apply(gain[rows, ], 2, typical)
  )
  rel <- sapply(links, function(m) {
    apply(m[rows, ], 2, function(x) if (mean(x >= 1) >= 0.6 - 1e-12) typical(x) else 0)
  })
  shares(colSums(criticality(s, 0.5) * rel))
}
leave_out <- sapply(1:raters, function(r) weights_of(setdiff(1:raters, r)))
jackknife <- sqrt((raters - 1) / raters * rowSums((leave_out - rowMeans(leave_out))^2))
all_raters <- weights_of(1:raters)
half <- qt(0.95, raters - 1) * jackknife

# Limits of the frequency of the second and the fourth step.
moved <- function(step, to) { s <- steps; s$frequency[step] <- to; shares(colSums(criticality(s, 0.5) * relevance)) }
limits <- list(NULL, c(3.8, 5.1), NULL, c(0, 1.9), NULL)
raw <- shares(colSums(importance * relevance))
down <- 0; up <- 0
for (i in c(2, 4)) {
  change <- rbind(moved(i, limits[[i]][1]) - raw, moved(i, limits[[i]][2]) - raw)
  down <- down + pmin(0, apply(change, 2, min))^2
  up <- up + pmax(0, apply(change, 2, max))^2
}

w <- c(0.3, 0.1, 0.25, 0.15, 0.2, 0)
correlations <- diag(6)
correlations[lower.tri(correlations)] <- c(.11, .08, -.15, .1, .37, .16, .54, .36, -.1, .18, .05, .4, .16, -.16, .05)
correlations[upper.tri(correlations)] <- t(correlations)[upper.tri(correlations)]
spread <- c(9, 11, 10, 10, 12, 8)
covariance <- diag(spread) %*% correlations %*% diag(spread)
composite_sd <- sqrt(c(t(w) %*% covariance %*% w))
with_composite <- c(covariance %*% w) / (spread * composite_sd)

first <- c(1, 0.4, 0.9, 0.7, 1, 0.2)
second <- c(0.85, 0.75, 1, 0.7, 0.55, 0.9)
swing <- sapply(1:6, function(k) {
  d <- first - second
  q <- sum(w[-k] * d[-k]) / (1 - w[k])
  at <- q / (q - d[k])
  if (d[k] != 0 && at >= 0 && at < 1) at else NA
})

cat(toJSON(list(
  steps = steps, relevance = relevance, duties = duties, rates = rates,
  criticality = importance,
  weights = raw,
  alpha25 = shares(colSums(criticality(steps, 0.25) * relevance)),
  byStep = shares(colSums(importance * relevance / rowSums(relevance))),
  byDuty = shares(by_duty),
  lossOnly = shares(colSums(criticality(steps, 0.5, steps$loss) * relevance)),
  expectedLoss = shares(colSums(rates * 3^pmax(steps$loss, steps$gain) * relevance)),
  raters = list(
    frequency = frequency, loss = loss, gain = gain, relevance = links,
    weights = all_raters, jackknife = jackknife,
    lower = pmax(0, all_raters - half), upper = pmin(1, all_raters + half)
  ),
  rateLimits = list(limits = limits, lower = raw - sqrt(down), upper = raw + sqrt(up)),
  effective = list(
    weights = w, correlations = correlations, spread = spread,
    shares = w * spread * with_composite / composite_sd,
    equalSpread = c(w * c(correlations %*% w) / c(t(w) %*% correlations %*% w))
  ),
  swing = list(first = first, second = second, at = swing)
), digits = I(15), auto_unbox = TRUE, null = "null", na = "null"))
