# Expected values for tests/unit/psychometrics/fairness: adverse impact, pooled and forecast; items by group.
# Rscript tests/golden/r/fairness.R > tests/golden/r/fairness.json
library(jsonlite)
library(MASS)

tables <- list(
  c(48, 80, 12, 40), c(9, 20, 3, 15), c(5, 10, 0, 8), c(70, 200, 95, 210), c(30, 100, 25, 100), c(400, 1000, 340, 1000)
)
impact <- lapply(tables, function(x) {
  m <- matrix(c(x[1], x[2] - x[1], x[3], x[4] - x[3]), 2)
  possible <- max(0, x[1] + x[3] - x[4]):min(x[2], x[1] + x[3])
  d <- dhyper(possible, x[2], x[4], x[1] + x[3])
  observed <- dhyper(x[1], x[2], x[4], x[1] + x[3])
  equal <- abs(d - observed) <= 1e-7 * observed
  rates <- c(x[1] / x[2], x[3] / x[4])
  low <- if (rates[2] > rates[1]) 1:2 else 3:4
  high <- setdiff(1:4, low)
  ratio <- (x[low[1]] / x[low[2]]) / (x[high[1]] / x[high[2]])
  se <- sqrt((1 - x[low[1]] / x[low[2]]) / x[low[1]] + (1 - x[high[1]] / x[high[2]]) / x[high[1]])
  list(
    table = x, p = fisher.test(m)$p.value, midP = sum(d[d < observed & !equal]) + sum(d[equal]) / 2, ratio = ratio,
    ci95 = if (x[low[1]] > 0) ratio * exp(c(-1, 1) * qnorm(0.975) * se) else NULL
  )
})

# Reference and focal, selected and people, by role.
roles <- rbind(c(30, 60, 10, 30), c(12, 80, 9, 70), c(40, 50, 30, 45))
strata <- array(apply(roles, 1, function(x) c(x[3], x[1], x[4] - x[3], x[2] - x[1])), c(2, 2, 3))
pooled_test <- mantelhaen.test(strata, correct = TRUE)
n <- roles[, 2] + roles[, 4]; m <- roles[, 1] + roles[, 3]
focal <- sum(roles[, 3] * roles[, 2] / n); reference <- sum(roles[, 1] * roles[, 4] / n)
spread <- sum((roles[, 2] * roles[, 4] * m - roles[, 1] * roles[, 3] * n) / n^2) / (focal * reference)

correlations <- diag(6)
correlations[lower.tri(correlations)] <- c(.11, .08, -.15, .1, .37, .16, .54, .36, -.1, .18, .05, .4, .16, -.16, .05)
correlations[upper.tri(correlations)] <- t(correlations)[upper.tri(correlations)]
differences <- c(.09, -.07, .34, .01, -.53, .24)
forecast <- lapply(list(
  list(w = c(0, 0, 0, 0, 1, 0), rate = .2, share = .5),
  list(w = c(.15, .05, .3, .2, .2, .1), rate = .2, share = .5),
  list(w = c(.3, 0, .2, .05, .35, .1), rate = .05, share = .3)
), function(case) {
  d <- sum(case$w * differences) / sqrt(c(t(case$w) %*% correlations %*% case$w))
  above <- function(cut) c(pnorm(-cut), pnorm(d - cut))
  cut <- uniroot(function(x) sum(c(1 - case$share, case$share) * above(x)) - case$rate, c(-8, 8), tol = 1e-15)$root
  c(case, list(difference = d, rates = above(cut), ratio = min(above(cut)) / max(above(cut))))
})

set.seed(77)
people <- 440
group <- rep(0:1, people / 2)
trait <- rnorm(people) - 0.2 * group
binary <- sapply(c(-1, -.3, 0, .4, 1), function(b) as.integer(runif(people) < plogis(1.6 * (trait - b))))
binary[, 3] <- as.integer(runif(people) < plogis(1.6 * (trait - 1 * group)))
total <- rowSums(binary)
haenszel <- apply(binary, 2, function(y) {
  sums <- c(R = 0, S = 0, PR = 0, PSQR = 0, QS = 0, E = 0, V = 0)
  for (score in sort(unique(total))) {
    i <- total == score
    a <- sum(y[i & group == 0]); b <- sum(i & group == 0) - a
    c <- sum(y[i & group == 1]); d <- sum(i & group == 1) - c
    t <- a + b + c + d
    if (any(c(a + b, c + d, a + c, b + d) == 0)) next
    r <- a * d / t; s <- b * c / t; p <- (a + d) / t; q <- (b + c) / t
    sums <- sums + c(r, s, p * r, p * s + q * r, q * s, a - (a + b) * (a + c) / t,
                     (a + b) * (c + d) * (a + c) * (b + d) / (t^2 * (t - 1)))
  }
  alpha <- sums["R"] / sums["S"]
  variance <- sums["PR"] / (2 * sums["R"]^2) + sums["PSQR"] / (2 * sums["R"] * sums["S"]) + sums["QS"] / (2 * sums["S"]^2)
  chi <- (abs(sums["E"]) - 0.5)^2 / sums["V"]
  unname(c(alpha, -2.35 * log(alpha), 2.35 * sqrt(variance), chi, pchisq(chi, 1, lower.tail = FALSE)))
})

cut_into <- function(x, b) rowSums(outer(x, b, ">"))
ordinal <- sapply(1:4, function(i) {
  cut_into(1.2 * trait + (i == 2) * 0.8 * group + rlogis(people) * 0.6, c(-1.4, -.5, .4, 1.3))
})
ordinal_total <- rowSums(ordinal)
centred <- as.numeric(scale(ordinal_total))
fit <- function(formula) polr(formula, method = "logistic", control = list(reltol = 1e-16, maxit = 2000))
models <- lapply(1:4, function(item) {
  y <- factor(ordinal[, item])
  empty <- sum(table(y) * log(table(y) / people))
  m1 <- fit(y ~ centred); m2 <- fit(y ~ centred + group); m3 <- fit(y ~ centred * group)
  ll <- as.numeric(c(logLik(m1), logLik(m2), logLik(m3)))
  excess <- 0; variance <- 0; smd <- 0; weight <- 0
  for (score in unique(ordinal_total)) {
    i <- ordinal_total == score
    f <- ordinal[i & group == 1, item]; r <- ordinal[i & group == 0, item]; all <- c(f, r); t <- length(all)
    if (length(f) == 0 || length(r) == 0) next
    excess <- excess + sum(f) - length(f) / t * sum(all)
    variance <- variance + length(f) * length(r) / (t^2 * (t - 1)) * (t * sum(all^2) - sum(all)^2)
    smd <- smd + length(f) * (mean(f) - mean(r)); weight <- weight + length(f)
  }
  list(
    chi = c(2 * (ll[2] - ll[1]), 2 * (ll[3] - ll[2]), 2 * (ll[3] - ll[1])),
    nagelkerke = (1 - exp(2 / people * (empty - ll))) / (1 - exp(2 / people * empty)),
    groupEffect = unname(coef(m2)["group"]),
    mantel = excess^2 / variance, smd = smd / weight, smdInSds = smd / weight / sd(ordinal[, item])
  )
})
two <- glm(binary[, 3] ~ scale(total) * group, family = binomial, control = list(epsilon = 1e-15, maxit = 100))

p <- c(0.01, 0.04, 0.03, 0.2, 0.5, 0.001)
cat(toJSON(list(
  impact = impact,
  pooled = list(
    roles = roles, ratio = focal / reference,
    ci95 = focal / reference * exp(c(-1, 1) * qnorm(0.975) * sqrt(spread)),
    chiSquare = unname(pooled_test$statistic), p = pooled_test$p.value
  ),
  correlations = correlations, differences = differences, forecast = forecast,
  group = group,
  binary = list(rows = binary, items = t(haenszel), logisticLogLikelihood = as.numeric(logLik(two))),
  ordinal = list(rows = ordinal, items = models),
  holm = list(p = p, adjusted = p.adjust(p, "holm"))
), digits = I(15), auto_unbox = TRUE, null = "null", na = "null"))
