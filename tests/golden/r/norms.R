# Expected values for tests/unit/psychometrics/norms: blend, change of norm, norm error, moving average.
# Rscript tests/golden/r/norms.R > tests/golden/r/norms.json
library(jsonlite)

prior <- list(mean = 3.4, sd = 0.7, n = 60)
samples <- list(
  list(n = 1, mean = 4.1, sd = 0), list(n = 25, mean = 3.9, sd = 0.4),
  list(n = 180, mean = 3.55, sd = 0.62), list(n = 500, mean = 3.45, sd = 0.66)
)
blend <- function(s) {
  n0 <- prior$n
  mean <- weighted.mean(c(prior$mean, s$mean), c(n0, s$n))
  variance <- (n0 * prior$sd^2 + (s$n - 1) * s$sd^2 + n0 * s$n / (n0 + s$n) * (s$mean - prior$mean)^2) / (n0 + s$n)
  x <- s$mean + c(-2, 0, 2) * s$sd
  list(
    sample = s, mean = mean, sd = sqrt(variance),
    change = max(abs((50 + 10 * (x - mean) / sqrt(variance)) - c(30, 50, 70)))
  )
}
errors <- expand.grid(z = c(-2, 0, 1), n = c(2, 20, 150, 400))
errors$error <- 10 * sqrt(1 / errors$n + errors$z^2 / (2 * (errors$n - 1)))
people <- sapply(c(2.8, 1.7, 1, 0.6), function(se) {
  n <- 2:5000
  n[which(10 * sqrt(1 / n + 1 / (2 * (n - 1))) <= se)[1]]
})

set.seed(5)
scores <- round(rnorm(260, c(rep(50, 200), rep(58, 60)), 10), 1)
average <- Reduce(function(a, t) a + 2 / 201 * (t - a), scores, accumulate = TRUE, 50)[-1]
limit <- 30 / sqrt(200)

cat(toJSON(list(
  prior = prior, blends = lapply(samples, blend), errors = errors,
  people = list(wanted = c(2.8, 1.7, 1, 0.6), n = people),
  drift = list(
    scores = scores, average = tail(average, 1), limit = limit,
    firstAlarm = which(abs(average - 50) > limit)[1] - 1
  )
), digits = I(15), auto_unbox = TRUE, null = "null", na = "null"))
